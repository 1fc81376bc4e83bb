import { type EntityManager, In } from 'typeorm';
import { outcomeCodes } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { mediationArrows } from '#kernel/mediation/handling-limit.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { InterruptionKind } from './interruption-kind.js';
import type { LimitationEventEntity } from './limitation-event.entity.js';
import { recordInterruption } from './record-interruption.js';

type Seen = Pick<LimitationEventEntity, 'kind' | 'at' | 'evidence' | 'sourceId'>;

/** A referred mediation was refused, or has ended: each side keeps what that does to the limitation (协商调解规定 §31). */
export async function interruptByAnswer(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  const { caseCode, organisation } = referral;
  const seen = interruptionOfAnswer(referral, ctx.today);
  if (seen) await recordInterruption(tx, ctx, { caseCode, organisation, ...seen });
}

/** How the answer to a referral interrupts the limitation; null where it does not. */
export function interruptionOfAnswer(
  { id: sourceId, arrow, state, outcome, returnReason, result, due }: ReferralEntity,
  today: string,
): Seen | null {
  if (!mediationArrows.includes(arrow)) return null;
  if (state === 'RETURNED' && returnReason === 'PARTY_REFUSES')
    return { kind: 'MEDIATION_REFUSED', at: today, sourceId, evidence: '当事人不同意调解的退回' };
  if (state !== 'RESULT_REPORTED' || !outcome || !result) return null;
  const { agreement, reportedOn } = result;
  if (agreement) {
    const at = localDateOf(new Date(agreement.effectiveAt));
    return { kind: 'ACKNOWLEDGEMENT', at, sourceId: agreement.agreementId, evidence: '调解协议书' };
  }
  const kind = endingWithoutAgreement(outcome);
  return kind && { kind, at: dayOfEnding(kind, due, reportedOn), sourceId, evidence: '调解结果反馈' };
}

/** How a mediation that came to no agreement interrupts the limitation; null where the parties settled by themselves. */
export function endingWithoutAgreement(outcome: string): InterruptionKind | null {
  if (outcome === 'PARTY_STOPS') return 'CONSENT_WITHDRAWN';
  return outcomeCodes().some(({ code, failure }) => failure && code === outcome) ? 'MEDIATION_EXPIRED' : null;
}

/** Told after its time, a mediation has failed with its last day; otherwise on the day it ended. */
export function dayOfEnding(kind: InterruptionKind, due: string | null, endedOn: string): string {
  return kind === 'MEDIATION_EXPIRED' && due !== null && due < endedOn ? due : endedOn;
}

const underWay = In(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);

/** A party takes back the consent on which this organisation has referred the case to mediators (协商调解规定 §31(6)). */
export async function interruptByWithdrawal(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, organisation, scope, revocationEvidence }: ConsentEntity,
): Promise<void> {
  if (scope !== 'MEDIATION') return;
  const where = { caseCode, organisation, direction: 'OUT', arrow: In([...mediationArrows]) } as const;
  const referrals = await tx.findBy(ReferralEntity, { ...where, state: underWay });
  const evidence = revocationEvidence ?? '撤回调解同意的登记';
  for (const { id: sourceId, issued } of referrals) {
    if (!issued.consents.some(({ consentId }) => consentId === id)) continue;
    const event = { kind: 'CONSENT_WITHDRAWN', at: ctx.today, sourceId, evidence } as const;
    await recordInterruption(tx, ctx, { caseCode, organisation, ...event });
  }
}
