import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedBy } from '../attacks/thief.js';
import { type AbusedCounty, abusedCounty } from './abused-county.js';
import { reportAbuses, tryAll } from './abuse.js';
import { courseAbuses } from './course-abuses.js';
import { type Referred, referralsInEachState } from './courses.js';
import { nextAbout } from './next-about.js';

let county: AbusedCounty;
let referred: Referred;
beforeAll(async () => {
  county = await abusedCounty();
  referred = await referralsInEachState(county);
});
afterAll(() => county?.stop());
reportAbuses('abuses of a referral’s course');

for (const [group, abuses] of Object.entries(courseAbuses(() => referred))) {
  describe(group, () => {
    tryAll(abuses, () => county);
  });
}

describe('after all of it', () => {
  test.each([
    ['SENT', 'a recall', 'court', 'union', { act: 'recall' }],
    ['ACCEPTED', 'a beginning', 'union', 'court', { act: 'begin' }],
    ['RESULT_REPORTED', 'a closing', 'court', 'union', { act: 'close' }],
  ] as const)('taken in of a referral that is %s is %s', async (state, _what, from, to, body) => {
    const words = await nextAbout(county, from, referred[state], 'ReferralMoved', body);
    expect(await county.bring(to, signedBy(county.thieves[from], words))).toEqual([200, 'APPLIED']);
  });
});
