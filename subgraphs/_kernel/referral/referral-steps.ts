import type { ReferralEntity, ReferralResultBody } from './referral.entity.js';
import type { ReferralAct } from './referral.state.js';

/** What a message does to a copy of its referral: the act, and what it writes besides the state. */
export type ReferralStep = (body: Record<string, unknown>) => [ReferralAct, Partial<ReferralEntity>];

export const referralSteps = {
  ReferralMoved: (body) => [body.act as ReferralAct, movedBy(body)],
  ReferralAccepted: (body) => [
    'accept',
    { acceptedOn: body.acceptedOn as string, due: (body.dueOn as string) ?? null },
  ],
  ReferralReturned: (body) => [
    'return',
    { returnReason: body.reason as string, returnText: body.text as string },
  ],
  ReferralExtended: (body) => ['extend', { due: body.dueOn as string }],
  ReferralResultReported: (body) => [
    'report',
    { outcome: body.outcome as string, result: body as unknown as ReferralResultBody },
  ],
} satisfies Record<string, ReferralStep>;

function movedBy({ act, at, text }: Record<string, unknown>): Partial<ReferralEntity> {
  if (act === 'signFor') return { signedForAt: new Date(at as string) };
  return act === 'dispute' ? { dispute: (text as string | null | undefined) ?? null } : {};
}
