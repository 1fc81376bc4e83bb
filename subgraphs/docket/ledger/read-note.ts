import { arrow as arrowOf } from '#kernel/clock/law.js';
import { referralMachine, type ReferralState } from '#kernel/referral/referral.state.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { dayOf, idOf, momentOf } from '../register/spelled.js';
import type { Teller, Word } from '../register/word.js';
import { eventOf, mayNote } from './course.js';
import { notTheirsToNote } from './ledger.js';

/** Body of ReferralNoted. */
export interface ReferralNotedBody {
  referralId: string;
  originReferralId?: string | null;
  arrow: string;
  from: string;
  to: string;
  caseCode: string;
  state: ReferralState;
  at: string;
  dueOn?: string | null;
  returnReason?: string | null;
  outcome?: string | null;
}

/**
 * One side of a referral tells how it stands there. The sender's word brings the receiver into the case; the receiver's brings in
 * nobody, for its program notes whatever arrives.
 */
export function readNote(body: ReferralNotedBody, teller: Teller): Word {
  const { caseCode, from: sender, to: receiver, state } = body;
  const referralId = idOf(body.referralId);
  const originId = body.originReferralId ? idOf(body.originReferralId) : null;
  const arrow = arrowOf(body.arrow).id;
  if (!Object.hasOwn(referralMachine, state)) throw new Refusal('BAD_INPUT', '不认识的转介状态。');
  const { organisation, seq } = teller;
  const side = organisation === receiver ? 'receiver' : 'sender';
  permit(
    [sender, receiver].includes(organisation) && (sender === receiver || mayNote(state, side)),
    notTheirsToNote,
  );
  const event = {
    ...{ referralId, organisation, seq, event: eventOf(state, side), at: momentOf(body.at) },
    ...{ dueOn: dayOf(body.dueOn), returnReason: body.returnReason ?? null, outcome: body.outcome ?? null },
  };
  return {
    ...{ type: 'ReferralNoted', caseCode, teller, body },
    note: { caseCode, originId, arrow, sender, receiver, event },
    brings: organisation === sender ? [receiver] : [],
  };
}
