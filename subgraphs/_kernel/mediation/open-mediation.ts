import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { isUnder } from '#kernel/clock/law.js';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import type { MediationEntity } from './mediation.entity.js';
import type { HandlingLimit } from './handling-limit.js';
import { appointMediators } from './neutrality.js';
import { fileMediation, startHandling } from './start-mediation.js';

/** Opens a mediation that was applied for at the own door. Refuses with CONSENT_MISSING unless both sides have consented. */
export async function openMediation(
  tx: EntityManager,
  ctx: RequestContext,
  subject: { caseCode: string; organisation: string; receivedOn: LocalDate; mediatorIds: string[] },
): Promise<MediationEntity> {
  const { caseCode, organisation, receivedOn, mediatorIds } = subject;
  await needConsentOfBoth(tx, organisation, caseCode, 'MEDIATION');
  const mediators = await appointMediators(tx, organisation, caseCode, mediatorIds);
  const id = randomUUID();
  const { cause } = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
  const limit = ownDoorLimit(cause, receivedOn, ctx.today);
  const due = await startHandling(tx, ctx, { id, caseCode, organisation }, limit);
  const mediation: MediationEntity = {
    ...{ id, caseCode, organisation, mediators, due, acceptedOn: ctx.today, rule: limit.rule },
    ...{ referralId: null, arrow: null, procedure: null, endedOn: null, outcome: null, text: null },
    state: 'ACCEPTED',
  };
  await fileMediation(tx, ctx, mediation);
  return mediation;
}

/**
 * Fifteen days of a mediation organisation from the application's receipt (调仲法 §14); of the one-stop mediation of new forms of
 * employment from its acceptance, to be lengthened by fifteen more at the most (人社厅发〔2024〕4号).
 */
function ownDoorLimit(cause: string, receivedOn: LocalDate, today: LocalDate): HandlingLimit {
  if (isUnder(cause, 'NEW_EMPLOYMENT_FORM')) return { rule: 'MED-3', variant: null, from: today };
  return { rule: 'MED-2', variant: 'RECEIVED', from: receivedOn };
}
