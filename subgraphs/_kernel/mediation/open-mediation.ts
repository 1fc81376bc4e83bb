import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import type { MediationEntity } from './mediation.entity.js';
import { appointMediators } from './neutrality.js';
import { fileMediation, startHandling } from './start-mediation.js';

/** Fifteen-day rule of a mediation organisation, counted from the application's receipt (调仲法 §14). */
const ownDoorRule = { rule: 'MED-2', variant: 'RECEIVED' };

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
  const due = await startHandling(
    tx,
    ctx,
    { id, caseCode, organisation },
    { ...ownDoorRule, from: receivedOn },
  );
  const mediation: MediationEntity = {
    ...{ id, caseCode, organisation, mediators, due, acceptedOn: ctx.today, rule: ownDoorRule.rule },
    ...{ referralId: null, arrow: null, procedure: null, endedOn: null, outcome: null, text: null },
    state: 'ACCEPTED',
  };
  await fileMediation(tx, ctx, mediation);
  return mediation;
}
