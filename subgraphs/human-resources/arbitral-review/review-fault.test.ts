import { describe, expect, test } from 'vitest';
import { returnReasons } from '#kernel/clock/law.js';
import { faultAnswers, type ReviewApplication, reviewFault } from './review-fault.js';
import { effectiveDay } from './sign-for-statement.js';

const sound: ReviewApplication = {
  appliedOn: '2025-01-20',
  effectiveAt: new Date('2025-01-10T16:40:00+08:00'),
  applicantSides: ['APPLICANT', 'RESPONDENT'],
  claimKinds: ['WAGE_CLAIM'],
  confirmed: false,
};

describe('an application for review of an agreement in effect since 2025-01-10', () => {
  test.each(['2025-01-10', '2025-01-25', '2025-01-26'])(
    'is in time on %s: the last day is a Sunday worked in exchange',
    (appliedOn) => {
      expect(reviewFault({ ...sound, appliedOn })).toBeNull();
    },
  );

  test.each(['2025-01-27', '2025-02-10'])('is out of time on %s', (appliedOn) => {
    expect(reviewFault({ ...sound, appliedOn })).toBe('OUT_OF_TIME');
  });

  test('counts from the day in China, not in UTC', () => {
    const effectiveAt = new Date('2025-01-10T23:30:00+08:00');
    expect(reviewFault({ ...sound, effectiveAt, appliedOn: '2025-01-26' })).toBeNull();
    expect(reviewFault({ ...sound, effectiveAt, appliedOn: '2025-01-27' })).toBe('OUT_OF_TIME');
  });

  test('proves nobody late while the calendar of the year is not published', () => {
    const effectiveAt = new Date('2030-01-10T10:00:00+08:00');
    expect(reviewFault({ ...sound, effectiveAt, appliedOn: '2030-01-26' })).toBeNull();
  });

  test('is no application of one side alone', () => {
    expect(reviewFault({ ...sound, applicantSides: ['APPLICANT', 'APPLICANT'] })).toBe(
      'ONE_PARTY_APPLICATION',
    );
    expect(reviewFault({ ...sound, applicantSides: [] })).toBe('ONE_PARTY_APPLICATION');
  });

  test.each(['CONFIRM_LABOUR_RELATION', 'NEF_CONFIRM'])('cannot settle %s', (kind) => {
    expect(reviewFault({ ...sound, claimKinds: ['WAGE_CLAIM', kind] })).toBe('EXCLUDED_CLAIM');
  });

  test('comes too late once a court has confirmed the agreement', () => {
    expect(reviewFault({ ...sound, confirmed: true })).toBe('ALREADY_CONFIRMED');
  });
});

test.each(Object.values(faultAnswers))(
  'the answer $reason is one a referral may carry',
  ({ reason, text }) => {
    expect(returnReasons().map((row) => row.code)).toContain(reason);
    expect(text).toMatch(/第七十[四五]条/);
  },
);

describe('an arbitral statement takes effect', () => {
  const applicantPartyIds = ['worker', 'employer'];

  test('not while one party has yet to sign', () => {
    expect(effectiveDay({ applicantPartyIds, signatures: [] })).toBeNull();
    expect(
      effectiveDay({ applicantPartyIds, signatures: [{ partyId: 'worker', on: '2025-01-20' }] }),
    ).toBeNull();
  });

  test('on the day the last party signs, in whatever order they are recorded', () => {
    const signatures = [
      { partyId: 'employer', on: '2025-01-22' },
      { partyId: 'worker', on: '2025-01-20' },
    ];
    expect(effectiveDay({ applicantPartyIds, signatures })).toBe('2025-01-22');
  });
});
