import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AbusedCounty, abusedCounty } from './abused-county.js';
import { reportAbuses, tryAll } from './abuse.js';
import { byCourt, goodLetter } from './letters.js';
import { listAgain, listingAbuses } from './listing-abuses.js';

let county: AbusedCounty;
beforeAll(async () => {
  county = await abusedCounty();
});
afterAll(() => county?.stop());
reportAbuses('abuses of what the address book took away');

tryAll(listingAbuses, () => county);

test('taken in is a message of who is listed again', async () => {
  await listAgain(county);
  expect(await county.bring('union', byCourt(county, goodLetter()).message)).toEqual([200, 'APPLIED']);
});
