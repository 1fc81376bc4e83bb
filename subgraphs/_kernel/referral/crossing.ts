import type { ReferralAct, ReferralState } from './referral.state.js';

// Both sides may act before they hear of each other. What the receiver has done stands, since the receiver has the matter
// in hand; a recall or a lapse that crossed it on the way is void, at both ends.

/** Whether a sender's act comes too late for the receiver's copy. */
export function comesTooLate(state: ReferralState, act: ReferralAct): boolean {
  if (act === 'recall') return state !== 'SENT';
  return act === 'lapse' && state !== 'RECEIVED';
}

/** The state the sender's copy goes on from, once the receiver's act shows that the sender's own came too late. */
export function beforeVoidAct(state: ReferralState, act: ReferralAct): ReferralState {
  if (state === 'RECALLED' && act === 'signFor') return 'SENT';
  if (state === 'UNCONFIRMED' && (act === 'accept' || act === 'return')) return 'RECEIVED';
  return state;
}
