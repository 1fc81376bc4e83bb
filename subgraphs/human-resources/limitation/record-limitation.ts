import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { interruptions } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { LimitationEventEntity } from './limitation-event.entity.js';

export interface Interruption {
  caseCode: string;
  organisation: string;
  kind: string;
  on: LocalDate;
  sourceId: string;
  evidence: string;
}

/** Records that limitation was interrupted, once for each source; the year to apply is counted anew from that day. */
export async function recordLimitation(
  tx: EntityManager,
  ctx: RequestContext,
  interruption: Interruption | null,
): Promise<void> {
  if (interruption === null) return;
  const { caseCode, organisation, kind, sourceId, on } = interruption;
  if (!interruptions().some((row) => row.id === kind)) throw new Error(`No interruption is called ${kind}.`);
  if (await tx.existsBy(LimitationEventEntity, { organisation, sourceId, kind })) return;
  const earlier = await tx.findBy(LimitationEventEntity, { caseCode, organisation });
  for (const { id } of earlier) await meetDeadline(tx, ctx, id, 'ARB-1', on);
  const id = randomUUID();
  await tx.insert(LimitationEventEntity, { id, ...interruption });
  const subject = { caseCode, organisation, recordKind: 'ArbitrationLimitationEvent', recordId: id };
  await startDeadline(tx, ctx, { ...subject, rule: 'ARB-1', from: on });
  record(tx, ctx, 'limitation.interrupt', id, { caseCode, details: { kind } });
}

const interruptingOutcomes: Partial<Record<string, string>> = {
  PARTY_STOPS: 'CONSENT_WITHDRAWN',
  TIME_EXPIRED: 'MEDIATION_EXPIRED',
};

/** How the end of a referred mediation interrupts limitation (协商调解规定 §31); null where it does not. */
export function limitationOfAnswer(referral: ReferralEntity, today: LocalDate): Interruption | null {
  const { id: sourceId, caseCode, organisation, state, outcome, returnReason, result } = referral;
  const of = { caseCode, organisation, sourceId };
  if (state === 'RETURNED' && returnReason === 'PARTY_REFUSES')
    return { ...of, kind: 'MEDIATION_REFUSED', on: today, evidence: '退回的转介' };
  const kind = state === 'RESULT_REPORTED' ? interruptingOutcomes[outcome ?? ''] : undefined;
  if (!kind) return null;
  return { ...of, kind, on: localDate(result!.reportedOn), evidence: '调解结果反馈' };
}

/** The time for a mediation has passed without an agreement (协商调解规定 §31(7)). */
export function expiry(
  caseCode: string,
  organisation: string,
  sourceId: string,
  on: LocalDate,
): Interruption {
  return { caseCode, organisation, sourceId, on, kind: 'MEDIATION_EXPIRED', evidence: '调解期限届满' };
}

/** The events of these cases, for loaders. */
export function eventsOf(tx: EntityManager, caseCodes: string[]): Promise<LimitationEventEntity[]> {
  return tx.find(LimitationEventEntity, { where: { caseCode: In(caseCodes) }, order: { on: 'ASC' } });
}
