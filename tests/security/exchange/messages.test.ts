import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AbusedCounty, abusedCounty } from './abused-county.js';
import { reportAbuses, tryAll } from './abuse.js';
import { addressAbuses, envelopeAbuses, textAbuses, wireAbuses } from './form-abuses.js';
import { contentAbuses, referralLetter, typeAbuses } from './content-abuses.js';
import { letterAbuses, newCaseCode } from './letter-abuses.js';
import { sequenceAbuses } from './sequence-abuses.js';
import { byCourt, goodLetter } from './letters.js';

let county: AbusedCounty;
beforeAll(async () => {
  county = await abusedCounty();
});
afterAll(() => county?.stop());
reportAbuses('abuses of a message');

describe('by its text', () => {
  test('taken in is the same message as it should be written', async () =>
    expect(await county.bring('union', byCourt(county, goodLetter()).message)).toEqual([200, 'APPLIED']));
  tryAll(textAbuses, () => county);
});

describe('by its envelope', () => {
  test('taken in is a message with all that an envelope may say', async () => {
    const words = goodLetter({ causation: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d', caseid: '案'.repeat(60) });
    expect(await county.bring('union', byCourt(county, words).message)).toEqual([200, 'APPLIED']);
  });
  tryAll(envelopeAbuses, () => county);
});

describe('by its address', () => {
  tryAll(addressAbuses, () => county);
});

describe('by the way it comes', () => {
  test('taken in is a message whose text comes pressed and is the same', async () => {
    const { message } = byCourt(county, goodLetter());
    const { gzipSync } = await import('node:zlib');
    const wire = { headers: { 'content-encoding': 'gzip' }, body: gzipSync(message.text) };
    expect(await county.bring('union', message, wire)).toEqual([200, 'APPLIED']);
  });
  tryAll(wireAbuses, () => county);
});

describe('by its number', () => {
  test('taken in is the message after the first', async () => {
    const first = goodLetter();
    const next = { ...goodLetter({ caseid: first.caseid, caseseq: 2 }) };
    for (const words of [first, next])
      expect(await county.bring('union', byCourt(county, words).message)).toEqual([200, 'APPLIED']);
  });
  tryAll(sequenceAbuses, () => county);
});

describe('by its type', () => {
  tryAll(typeAbuses, () => county);
});

describe('by its content', () => {
  tryAll(contentAbuses, () => county);
});

describe('by the letter that it brings', () => {
  test('taken in is a referral letter as it should be', async () => {
    const { message } = byCourt(county, referralLetter(newCaseCode()));
    expect(await county.bring('union', message)).toEqual([200, 'APPLIED']);
  });
  tryAll(letterAbuses, () => county);
});
