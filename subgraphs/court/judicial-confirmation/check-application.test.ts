import { describe, expect, test } from 'vitest';
import { returnReasons } from '#kernel/clock/law.js';
import { localDate } from '#kernel/values/local-date.js';
import { checkApplication, type ApplicationFacts } from './check-application.js';
import { refusalGrounds, returnReasonOf } from './grounds.js';
import { presidentExtension } from './president-extension.js';
import { needGround } from './rule-confirmation.js';

const good: ApplicationFacts = {
  sides: new Set(['APPLICANT', 'RESPONDENT']),
  appliedOn: '2024-10-21',
  applyBy: '2024-10-21',
  byMediationOrganisation: true,
  alreadyConfirmed: false,
};

describe('an application for confirmation', () => {
  test('may be accepted when joint, in time, and made before a lawful organisation', () => {
    expect(() => checkApplication(good)).not.toThrow();
  });

  test.each([
    ['ONE_PARTY_APPLICATION', { sides: new Set(['APPLICANT']) }],
    ['OUT_OF_TIME', { appliedOn: '2024-10-22' }],
    ['BAD_INPUT', { byMediationOrganisation: false }],
    ['ALREADY_CONFIRMED', { alreadyConfirmed: true }],
  ])('is refused with %s', (code, facts) => {
    expect(() => checkApplication({ ...good, ...facts })).toThrow(expect.objectContaining({ code }));
  });
});

test('every ground of refusal goes back with a return reason of the law', () => {
  const known = returnReasons().map((row) => row.code);
  expect(Object.keys(returnReasonOf).sort()).toEqual(Object.keys(refusalGrounds).sort());
  expect(Object.values(returnReasonOf).filter((reason) => !known.includes(reason))).toEqual([]);
});

test('a rejection names its ground, a ruling of validity has none', () => {
  expect(() => needGround({ decision: 'REJECTED', ground: 'UNCLEAR' })).not.toThrow();
  expect(() => needGround({ decision: 'VALID', ground: null })).not.toThrow();
  expect(() => needGround({ decision: 'REJECTED', ground: null })).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  );
  expect(() => needGround({ decision: 'VALID', ground: 'UNCLEAR' })).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  );
});

test('the president’s extension is what the law states', () => {
  expect(presidentExtension(localDate('2024-09-27'))).toEqual({ amount: 10, unit: 'DAY' });
});
