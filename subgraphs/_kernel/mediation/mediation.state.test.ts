import { describe, expect, test } from 'vitest';
import { testEveryAct } from '../../../tests/kit/every-act.js';
import { outcomeCodes } from '../clock/law.js';
import { endingAct, hasEnded, type MediationAct, mediationMachine } from './mediation.state.js';

const acts: MediationAct[] = [
  'begin',
  'extend',
  'suspend',
  'resume',
  'draft',
  'confirmFact',
  'agree',
  'fail',
  'withdraw',
  'stop',
];

testEveryAct('mediation', mediationMachine, acts, [
  ['ACCEPTED', 'begin', 'IN_MEDIATION'],
  ['ACCEPTED', 'fail', 'FAILED'],
  ['ACCEPTED', 'withdraw', 'WITHDRAWN'],
  ['ACCEPTED', 'stop', 'TERMINATED'],
  ['IN_MEDIATION', 'extend', 'EXTENDED'],
  ['IN_MEDIATION', 'suspend', 'SUSPENDED'],
  ['IN_MEDIATION', 'draft', 'IN_MEDIATION'],
  ['IN_MEDIATION', 'confirmFact', 'IN_MEDIATION'],
  ['IN_MEDIATION', 'agree', 'AGREED'],
  ['IN_MEDIATION', 'fail', 'FAILED'],
  ['IN_MEDIATION', 'withdraw', 'WITHDRAWN'],
  ['IN_MEDIATION', 'stop', 'TERMINATED'],
  ['EXTENDED', 'suspend', 'SUSPENDED'],
  ['EXTENDED', 'draft', 'EXTENDED'],
  ['EXTENDED', 'confirmFact', 'EXTENDED'],
  ['EXTENDED', 'agree', 'AGREED'],
  ['EXTENDED', 'fail', 'FAILED'],
  ['EXTENDED', 'withdraw', 'WITHDRAWN'],
  ['EXTENDED', 'stop', 'TERMINATED'],
  ['SUSPENDED', 'resume', 'IN_MEDIATION'],
  ['SUSPENDED', 'fail', 'FAILED'],
  ['SUSPENDED', 'withdraw', 'WITHDRAWN'],
  ['SUSPENDED', 'stop', 'TERMINATED'],
]);

describe('the end of a mediation', () => {
  test('is a failure for every outcome the law counts as one, but a party who stops', () => {
    const failing = outcomeCodes().filter((row) => endingAct(row.code) === 'fail');
    expect(failing.length).toBeGreaterThan(0);
    expect(failing.every((row) => row.failure)).toBe(true);
    expect([endingAct('AGREED'), endingAct('SELF_SETTLED_WITHDRAWN'), endingAct('PARTY_STOPS')]).toEqual([
      'agree',
      'withdraw',
      'stop',
    ]);
  });

  test('is where nothing more can be done', () => {
    expect([hasEnded('SUSPENDED'), hasEnded('TERMINATED')]).toEqual([false, true]);
  });
});
