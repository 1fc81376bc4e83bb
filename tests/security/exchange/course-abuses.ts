import { randomUUID } from 'node:crypto';
import { signedBy, type Words } from '../attacks/thief.js';
import type { Side } from './abused-county.js';
import type { MessageAbuse } from './abuse.js';
import type { CourseState, Referred } from './courses.js';
import { nextAbout, otherSide } from './next-about.js';
import { otherReferralAbuses } from './other-referral-abuses.js';

/** What a side says of a referral: the type of the message, and its content. */
type Said = [type: string, body: Words];

const consent: Words = {
  ...{ consentId: randomUUID(), partyId: randomUUID(), scope: 'EXTENSION', givenAt: '2025-01-09T01:00:00Z' },
  ...{ channel: 'ONLINE', evidence: '样例' },
};
const accepts: Said = ['ReferralAccepted', { acceptedOn: '2025-01-10', dueOn: '2025-02-10', number: null }];
const returns = (words: Words = {}): Said => {
  return ['ReferralReturned', { reason: 'OUT_OF_SCOPE', text: '样例', suggestedAgency: null, ...words }];
};
const reports = (outcome = 'AGREED'): Said => {
  return ['ReferralResultReported', { reportedOn: '2025-01-20', outcome, text: null }];
};
const lengthens: Said = [
  'ReferralExtended',
  { dueOn: '2025-03-10', rawEnd: '2025-03-10', consents: [consent] },
];
const moves = (act: string): Said => ['ReferralMoved', { act }];

/** The title, how the referral stands on both sides, what is said of it, and the code of the refusal. */
type Row = [title: string, state: CourseState, said: Said, code: string];

/** The receiver of a referral tells its sender what has not happened, or may not happen from here. */
const ofReceiver: Row[] = [
  ['a second acceptance', 'ACCEPTED', accepts, 'ALREADY_ANSWERED'],
  ['a return of what was accepted', 'ACCEPTED', returns(), 'ALREADY_ANSWERED'],
  ['an acceptance of what was returned', 'RETURNED', accepts, 'ALREADY_ANSWERED'],
  ['an acceptance of what is closed', 'CLOSED', accepts, 'ALREADY_ANSWERED'],
  ['an acceptance by nobody who signed for it', 'SENT', accepts, 'WRONG_STATE'],
  ['an acceptance of what was recalled', 'RECALLED', accepts, 'WRONG_STATE'],
  ['a second signature for a referral', 'RECEIVED', moves('signFor'), 'WRONG_STATE'],
  ['a result before the acceptance', 'RECEIVED', reports(), 'WRONG_STATE'],
  ['a result before anything was handled', 'ACCEPTED', reports(), 'WRONG_STATE'],
  ['a second result', 'RESULT_REPORTED', reports(), 'WRONG_STATE'],
  ['a result of what is closed', 'CLOSED', reports(), 'WRONG_STATE'],
  ['a result of what was returned', 'RETURNED', reports(), 'WRONG_STATE'],
  ['a beginning before the acceptance', 'RECEIVED', moves('begin'), 'WRONG_STATE'],
  ['a resumption of what was not suspended', 'IN_HANDLING', moves('resume'), 'WRONG_STATE'],
  ['a longer time before anything was handled', 'ACCEPTED', lengthens, 'WRONG_STATE'],
  ['a longer time for what is closed', 'CLOSED', lengthens, 'WRONG_STATE'],
  ['a result with an outcome that is on no list', 'IN_HANDLING', reports('WON'), 'BAD_INPUT'],
  ['a return for a reason that is on no list', 'RECEIVED', returns({ reason: 'NO_TIME' }), 'BAD_INPUT'],
  ['a return without a word of why', 'RECEIVED', returns({ text: '  ' }), 'BAD_INPUT'],
  ['an acceptance that says that and nothing more', 'RECEIVED', moves('accept'), 'BAD_INPUT'],
  ['a return that says that and nothing more', 'RECEIVED', moves('return'), 'BAD_INPUT'],
  ['a result that says that and nothing more', 'IN_HANDLING', moves('report'), 'BAD_INPUT'],
  ['a longer time that says that and nothing more', 'IN_HANDLING', moves('extend'), 'BAD_INPUT'],
];

/** Acts of the receiver that are the sender's alone, or nobody's. */
const notTheReceivers: Row[] = [
  ['a closing by the receiver', 'RESULT_REPORTED', moves('close'), 'FORBIDDEN'],
  ['a recall by the receiver', 'SENT', moves('recall'), 'FORBIDDEN'],
  ['a lapse by the receiver', 'RECEIVED', moves('lapse'), 'FORBIDDEN'],
  ['another receiver named by the receiver', 'RETURNED', moves('redesignate'), 'FORBIDDEN'],
  ['a dispute of the receiver’s own result', 'RESULT_REPORTED', moves('dispute'), 'FORBIDDEN'],
  ...['destroy', '', '__proto__', 'constructor', 'SIGN'].map((act): Row => {
    return [`an act that nobody can do: “${act}”`, 'SENT', moves(act), 'FORBIDDEN'];
  }),
];

/** Acts of the sender that are the receiver's alone. */
const notTheSenders: Row[] = [
  ['a signature by the sender for what it sent', 'SENT', moves('signFor'), 'FORBIDDEN'],
  ['an acceptance by the sender of what it sent', 'RECEIVED', accepts, 'FORBIDDEN'],
  ['a return by the sender of what it sent', 'RECEIVED', returns(), 'FORBIDDEN'],
  ['a result by the sender of what the receiver handles', 'IN_HANDLING', reports(), 'FORBIDDEN'],
  ['a longer time by the sender for the receiver', 'IN_HANDLING', lengthens, 'FORBIDDEN'],
  ['a beginning by the sender', 'ACCEPTED', moves('begin'), 'FORBIDDEN'],
];

/** The sender of a referral does what may not be done from here. */
const ofSender: Row[] = [
  ['a closing of what has no result', 'SENT', moves('close'), 'WRONG_STATE'],
  ['a closing of what is being handled', 'IN_HANDLING', moves('close'), 'WRONG_STATE'],
  ['a second closing', 'CLOSED', moves('close'), 'WRONG_STATE'],
  ['a cancelling of what is closed', 'CLOSED', moves('cancel'), 'WRONG_STATE'],
  ['a dispute of a result that is not there', 'ACCEPTED', moves('dispute'), 'WRONG_STATE'],
  ['another receiver named for what was accepted', 'ACCEPTED', moves('redesignate'), 'WRONG_STATE'],
  ['a sending of what was sent', 'SENT', moves('send'), 'WRONG_STATE'],
  ['a lapse before the day to answer is over', 'RECEIVED', moves('lapse'), 'WRONG_STATE'],
];

/** The rows as acts of one side, each rightly numbered and signed, at the door of the other. */
function saidBy(from: Side, rows: readonly Row[], referred: () => Referred): MessageAbuse[] {
  return rows.map(([title, state, [type, body], code]) => ({
    ...{ title, answer: [200, code], at: otherSide[from] },
    async bring(county) {
      const words = await nextAbout(county, from, referred()[state], type, body);
      return { message: signedBy(county.thieves[from], words) };
    },
  }));
}

export function courseAbuses(referred: () => Referred): Record<string, MessageAbuse[]> {
  return {
    'by the receiver’s word': saidBy('union', ofReceiver, referred),
    'by whose act it is': [
      ...saidBy('union', notTheReceivers, referred),
      ...saidBy('court', notTheSenders, referred),
    ],
    'by the sender’s word': saidBy('court', ofSender, referred),
    'by the referral it is about': otherReferralAbuses.map((abuse) => abuse(referred)),
  };
}
