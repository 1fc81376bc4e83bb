import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '#kernel/canonical.js';
import { signHere } from '#kernel/signing/suite.js';
import { court } from '../../../infra/county/organisations.js';
import { type AbusedCounty, abusedCounty } from './abused-county.js';
import { reportAbuses, tryAll } from './abuse.js';
import { datedKeyAbuses, withOldKeys } from './dated-key-abuses.js';
import { goodLetter } from './letters.js';
import { ed25519Abuses, keyAbuses, sm2Abuses, textAbuses } from './signature-abuses.js';

let county: AbusedCounty;
let chinese: AbusedCounty;
beforeAll(async () => {
  county = await abusedCounty();
  await withOldKeys(county);
  chinese = await abusedCounty(({ code }) => (code === court.code ? 'SM2' : 'Ed25519'));
});
afterAll(async () => {
  await county?.stop();
  await chinese?.stop();
});
reportAbuses('abuses of a signature');

async function brought(at: AbusedCounty): Promise<unknown> {
  const text = canonical(goodLetter());
  const signature = signHere(at.thieves.court.key, Buffer.from(text)).toString('base64url');
  return at.bring('union', { text, keyId: `${court.code}#1`, signature });
}

describe('by Ed25519', () => {
  test('taken in is a message with the sender’s own signature', async () =>
    expect(await brought(county)).toEqual([200, 'APPLIED']));
  tryAll(ed25519Abuses, () => county);
});

describe('by SM2', () => {
  test('taken in is a message with the sender’s own signature', async () =>
    expect(await brought(chinese)).toEqual([200, 'APPLIED']));
  tryAll(sm2Abuses, () => chinese);
});

describe('by whose key it is', () => {
  tryAll(keyAbuses, () => county);
});

describe('by when the key holds', () => {
  tryAll(datedKeyAbuses, () => county);
});

describe('by what was signed', () => {
  tryAll(textAbuses, () => county);
});
