import type { Act } from './act.ts';
import type { CaseRecord } from './case-context.ts';

const senders = /(Close|Recall|Redesignate)Referral$|MarkReferralUnconfirmed$/;

/** Arrows a receiver takes up by an act of its own; what stands here under no act is answered at the door. */
const takenUpBy: [act: RegExp, arrows: string[]][] = [
  [/AcceptMediation$/, ['A01', 'A02', 'A03', 'A04', 'A24']],
  [/ApplyPaymentOrders$/, ['A19']],
  [/ApplyEnforcements?$/, ['A20']],
];
const atDoor = ['A12', 'A13', 'A14', 'A15', 'A25', 'A26', 'A27', 'A28'];

/** Whether an act fits a referral as it stands: what comes in is signed for and taken up, what went out is called back or closed. */
export function fitsReferral({ name }: Act, { direction, arrow }: CaseRecord): boolean {
  if (senders.test(name) !== (direction === 'OUT')) return false;
  if (/(Accept|Report)Referral$/.test(name)) return atDoor.includes(String(arrow));
  const own = takenUpBy.find(([act]) => act.test(name));
  return !own || own[1].includes(String(arrow));
}

/** What is done day by day comes first. */
const order = [
  /SignForReferral$/,
  /(AcceptMediation|ApplyPaymentOrders|ApplyEnforcement|AcceptReferral|ReportReferral)$/,
  /ReturnReferral$/,
  /CloseReferral$/,
  /RedesignateReferral$/,
  /DraftAgreement$/,
  /SignAgreement$/,
  /ReportResult$/,
  /Apply(Confirmation|ArbitralReview)$/,
  /DelegateMediation$/,
];

/** Once the parties are agreed, nobody drafts or signs day by day. */
const beforeAgreement = /(Draft|Sign)Agreement$/;

export function inOrder<Item extends { act: Act }>(acts: readonly Item[], agreed: boolean): Item[] {
  const rank = ({ act: { name } }: Item) => {
    if (agreed && beforeAgreement.test(name)) return order.length + 1;
    const at = order.findIndex((each) => each.test(name));
    return at < 0 ? order.length : at;
  };
  return [...acts].sort((one, other) => rank(one) - rank(other));
}
