import { expect, test } from 'vitest';
import { alarmsAt, isSpree, lookLimits } from './limits.js';

const quiet = { PERSON_HOUR: 1, PERSON_DAY: 1, ORGANISATION_HOUR: 1 };

test.each([
  ['PERSON_HOUR', 23, []],
  ['PERSON_HOUR', 24, ['LOOKUP_WARNING']],
  ['PERSON_HOUR', 30, ['LOOKUP_WARNING']],
  ['PERSON_HOUR', 31, ['LOOKUP_SPREE']],
  ['PERSON_DAY', 79, []],
  ['PERSON_DAY', 80, ['LOOKUP_WARNING']],
  ['PERSON_DAY', 100, ['LOOKUP_WARNING']],
  ['PERSON_DAY', 101, ['LOOKUP_SPREE']],
  ['ORGANISATION_HOUR', 159, []],
  ['ORGANISATION_HOUR', 160, ['ORGANISATION_WARNING']],
  ['ORGANISATION_HOUR', 200, ['ORGANISATION_WARNING']],
  ['ORGANISATION_HOUR', 201, ['ORGANISATION_SPREE']],
] as const)('%s with %i looks raises %j', (limit, count, kinds) => {
  expect(alarmsAt({ ...quiet, [limit]: count })).toEqual(kinds);
});

test('a person and an organisation each have an alarm of their own', () => {
  expect(alarmsAt({ PERSON_HOUR: 31, PERSON_DAY: 90, ORGANISATION_HOUR: 170 })).toEqual([
    'LOOKUP_SPREE',
    'ORGANISATION_WARNING',
  ]);
});

test('a look is refused by a spree alone', () => {
  expect(alarmsAt({ ...quiet, PERSON_HOUR: lookLimits.PERSON_HOUR }).some(isSpree)).toBe(false);
  expect(alarmsAt({ ...quiet, PERSON_HOUR: lookLimits.PERSON_HOUR + 1 }).some(isSpree)).toBe(true);
});
