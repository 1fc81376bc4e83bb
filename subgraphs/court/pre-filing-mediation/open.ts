import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import type { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { reportProgress } from '../report-progress.js';
import { moveMediation } from './move-mediation.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';

/** The pre-filing mediation of a complaint: opened once, then waiting for the consent of whoever has not consented. */
export async function openPreFilingMediation(
  tx: EntityManager,
  ctx: RequestContext,
  intake: FilingIntakeEntity,
): Promise<PreFilingMediationEntity> {
  const known = await mediationOf(tx, intake);
  if (known) return known;
  const { organisation, caseCode } = intake;
  const mediation: PreFilingMediationEntity = {
    ...{ id: randomUUID(), organisation, caseCode, intakeId: intake.id, openedOn: ctx.today },
    ...{ number: null, state: 'OPENED', outcome: null, statementNumber: null },
  };
  await tx.insert(PreFilingMediationEntity, mediation);
  record(tx, ctx, 'pre-filing-mediation.open', mediation.id, { caseCode });
  if (await bothConsent(tx, organisation, caseCode))
    await reportProgress(tx, ctx, 'PreFilingMediation', mediation, true);
  else await moveMediation(tx, ctx, mediation, 'awaitConsent');
  return mediation;
}

/** The mediation of a complaint, row locked; null when there is none. */
export function mediationOf(
  tx: EntityManager,
  intake: FilingIntakeEntity,
): Promise<PreFilingMediationEntity | null> {
  return tx.findOne(PreFilingMediationEntity, {
    where: { intakeId: intake.id },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Whether somebody on each side stands by a consent to mediate. */
export async function bothConsent(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
): Promise<boolean> {
  const consents = new Set(
    (await standingConsents(tx, organisation, caseCode, 'MEDIATION')).map((row) => row.partyId),
  );
  const parties = await tx.findBy(PartyEntity, { organisation, caseCode });
  return new Set(parties.filter((party) => consents.has(party.id)).map((party) => party.side)).size === 2;
}
