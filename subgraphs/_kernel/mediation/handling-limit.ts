import { arrow, deadlines } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import { Refusal } from '#kernel/refusal.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { type LocalDate, localDateOf } from '#kernel/values/local-date.js';

/** Referrals that ask for a mediation: delegated and entrusted by a court, suggested and entrusted by arbitration, and passed on by any agency. */
export const mediationArrows: readonly string[] = ['A01', 'A02', 'A03', 'A04', 'A24'];

export interface HandlingLimit {
  rule: string;
  variant: string | null;
  from: LocalDate;
}

/** By which rule, in which of its cases and from which day the time for a referred mediation is counted. */
export function handlingLimit(
  referral: Pick<ReferralEntity, 'arrow' | 'issued' | 'signedForAt'>,
  consents: readonly Pick<ConsentEntity, 'givenAt'>[],
  today: LocalDate,
): HandlingLimit {
  const { handlingRule, handlingFrom } = arrow(referral.arrow);
  if (!mediationArrows.includes(referral.arrow) || !handlingRule) {
    throw new Refusal('BAD_INPUT', '这件转介不是委托或委派调解。', '请在对应的业务中办理。');
  }
  const variants = deadlines().find((row) => row.id === handlingRule)?.variants ?? {};
  const variant = [referral.issued.mediation?.procedure, handlingFrom].find(
    (name) => name && Object.hasOwn(variants, name),
  );
  return {
    rule: handlingRule,
    variant: variant ?? null,
    from: startOf(handlingFrom, referral, consents, today),
  };
}

function startOf(
  handlingFrom: string,
  referral: Pick<ReferralEntity, 'signedForAt'>,
  consents: readonly Pick<ConsentEntity, 'givenAt'>[],
  today: LocalDate,
): LocalDate {
  if (handlingFrom === 'RECEIVED' && referral.signedForAt) return localDateOf(referral.signedForAt);
  if (handlingFrom !== 'CONSENT' || consents.length === 0) return today;
  return localDateOf(new Date(Math.max(...consents.map((consent) => consent.givenAt.getTime()))));
}
