/** Where a thing without a last day stands: behind everything that has one. */
export const noDay = '9999-12-31';

/** A limit of the law that a person of the organisation has to keep, as against one that is only shown with a referral or a claim. */
export const workDeadline = `record_kind not in ('Referral', 'Limitation')`;

/** The day by which the receiver of a referral has to do the next thing; stands in an index. */
export const referralDue = `coalesce(case
  when state in ('SENT', 'RECEIVED') then answer_due
  when state in ('ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'DISPUTED') then due end, '${noDay}'::date)`;

/** What waits for the receiver, and what has come back to the sender. */
export const receiverStates = {
  SIGN_FOR: ['SENT'],
  ANSWER: ['RECEIVED'],
  HANDLE: ['ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED', 'DISPUTED'],
} as const;
export const backStates = ['RETURNED', 'UNCONFIRMED', 'RESULT_REPORTED'] as const;
/** Sent and not ended: with the other side, or back from it. */
export const sentStates = [
  ...['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED', 'DISPUTED'],
  ...backStates,
];
export const endedStates = [
  'RETURNED',
  'FORWARDED',
  'RESULT_REPORTED',
  'RE_DESIGNATED',
  'RECALLED',
  'CLOSED',
];

/** The day on which a referral was last moved by a person here, as far as its columns tell; stands in an index. */
export const referralDone = `coalesce(closed_on, accepted_on, (signed_for_at at time zone 'Asia/Shanghai')::date,
  (sent_at at time zone 'Asia/Shanghai')::date)`;

export function list(states: readonly string[]): string {
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}

/** The day by which a limit has to be kept; one that stands still has none. Stands in an index. */
export const limitDue = `case when suspended_on is null then due else '${noDay}'::date end`;
