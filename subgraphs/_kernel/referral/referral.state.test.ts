import { describe, expect, test } from 'vitest';
import { testEveryAct } from '../../../tests/kit/every-act.js';
import { checkMachine } from '../machine.js';
import { receiverActs, referralMachine, senderActs } from './referral.state.js';

testEveryAct(
  'referral',
  referralMachine,
  [...receiverActs, ...senderActs],
  [
    ['DRAFT', 'askConsent', 'CONSENT_PENDING'],
    ['DRAFT', 'send', 'SENT'],
    ['DRAFT', 'cancel', 'CANCELLED'],
    ['CONSENT_PENDING', 'send', 'SENT'],
    ['CONSENT_PENDING', 'cancel', 'CANCELLED'],
    ['SENT', 'signFor', 'RECEIVED'],
    ['SENT', 'recall', 'RECALLED'],
    ['RECEIVED', 'accept', 'ACCEPTED'],
    ['RECEIVED', 'return', 'RETURNED'],
    ['RECEIVED', 'lapse', 'UNCONFIRMED'],
    ['UNCONFIRMED', 'redesignate', 'RE_DESIGNATED'],
    ['ACCEPTED', 'begin', 'IN_HANDLING'],
    ['ACCEPTED', 'forward', 'FORWARDED'],
    ['RETURNED', 'redesignate', 'RE_DESIGNATED'],
    ['RETURNED', 'close', 'CLOSED'],
    ['IN_HANDLING', 'extend', 'EXTENDED'],
    ['IN_HANDLING', 'suspend', 'SUSPENDED'],
    ['IN_HANDLING', 'report', 'RESULT_REPORTED'],
    ['EXTENDED', 'suspend', 'SUSPENDED'],
    ['EXTENDED', 'report', 'RESULT_REPORTED'],
    ['SUSPENDED', 'resume', 'IN_HANDLING'],
    ['RESULT_REPORTED', 'close', 'CLOSED'],
    ['RESULT_REPORTED', 'dispute', 'DISPUTED'],
    ['DISPUTED', 'report', 'RESULT_REPORTED'],
    ['DISPUTED', 'close', 'CLOSED'],
  ],
);

describe('a state table', () => {
  test('belongs to one side for each act', () => {
    expect(receiverActs.filter((act) => senderActs.includes(act))).toEqual([]);
  });

  test('that leads out of itself is refused at boot', () => {
    expect(() => checkMachine('broken', { A: { go: 'B' } }, 'A')).toThrow('B is not in the state table');
  });

  test('with a state that nothing leads to is refused at boot', () => {
    expect(() => checkMachine('broken', { A: {}, B: {} }, 'A')).toThrow('nothing leads to B');
  });
});
