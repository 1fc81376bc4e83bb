import { describe, expect, test } from 'vitest';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { interruptionOfAnswer } from './interrupt-by-referral.js';

const referral = {
  ...{
    id: 'r1',
    arrow: 'A03',
    state: 'RESULT_REPORTED',
    outcome: null,
    returnReason: null,
    due: '2025-03-21',
  },
  result: { referralId: 'r1', at: '2025-03-14T02:00:00.000Z', reportedOn: '2025-03-14', outcome: 'OTHER' },
} as unknown as ReferralEntity;
const seen = (changes: object) => {
  const found = interruptionOfAnswer({ ...referral, ...changes }, '2025-03-14');
  return found && [found.kind, found.at, found.sourceId];
};
const ended = (outcome: string, reportedOn = '2025-03-14') =>
  seen({ outcome, result: { ...referral.result, reportedOn } });

describe('the answer to a mediation that was referred', () => {
  test('interrupts the limitation where a party stops it, on the day it is reported', () => {
    expect(ended('PARTY_STOPS', '2025-03-24')).toEqual(['CONSENT_WITHDRAWN', '2025-03-24', 'r1']);
  });

  test('interrupts it where there is no agreement: with the end of the talks, at the latest with the last day', () => {
    expect(ended('TOO_FAR_APART')).toEqual(['MEDIATION_EXPIRED', '2025-03-14', 'r1']);
    expect(ended('TIME_EXPIRED', '2025-03-24')).toEqual(['MEDIATION_EXPIRED', '2025-03-21', 'r1']);
  });

  test('interrupts it by the agreement, in which what is owed is acknowledged', () => {
    const agreement = { agreementId: 'a1', effectiveAt: '2025-03-12T17:00:00.000Z' };
    const result = { ...referral.result, agreement };
    expect(seen({ outcome: 'AGREED', result })).toEqual(['ACKNOWLEDGEMENT', '2025-03-13', 'a1']);
  });

  test('interrupts it where a party does not agree to mediation, and for no other return', () => {
    const back = (returnReason: string) => seen({ state: 'RETURNED', returnReason, result: null });
    expect(back('PARTY_REFUSES')).toEqual(['MEDIATION_REFUSED', '2025-03-14', 'r1']);
    expect(back('CONFLICT_OF_INTEREST')).toBeNull();
  });

  test('says nothing before it is there, where the parties settled by themselves, and of what is no mediation', () => {
    expect(seen({ state: 'IN_HANDLING', outcome: null, result: null })).toBeNull();
    expect(ended('SELF_SETTLED_WITHDRAWN')).toBeNull();
    expect(seen({ arrow: 'A07', outcome: 'PARTY_STOPS' })).toBeNull();
    expect(seen({ arrow: 'A07', state: 'RETURNED', returnReason: 'PARTY_REFUSES' })).toBeNull();
  });
});
