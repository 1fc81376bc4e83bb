import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { KnownTexts } from './known-texts.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('a query is named by its hash, and found by it', async () => {
  const texts = new KnownTexts();
  const query = '{ case(id: "劳动") { id } }';
  const named = texts.named({ query, variables: { a: 1 }, extensions: { other: true } });
  expect(named).toEqual({
    variables: { a: 1 },
    extensions: { other: true, persistedQuery: { version: 1, sha256Hash: sha256(query) } },
  });
  expect(await texts.cache.get(`apq:${sha256(query)}`)).toBe(query);
  expect(await texts.cache.get(`apq:${sha256('other')}`)).toBeUndefined();
});

test('what is no query is left to the library', () => {
  const texts = new KnownTexts();
  const strange = [null, 'x', [], 7].map((extensions) => ({ query: '{ a }', extensions }));
  for (const body of [{}, { query: '' }, { query: 7 }, { query: 'x'.repeat(40_000) }, ...strange])
    expect(texts.named(body)).toBe(body);
});

test('the last 250 are always found', async () => {
  const texts = new KnownTexts();
  const queries = Array.from({ length: 3000 }, (_, number) => `{ a${number} }`);
  for (const query of queries) texts.named({ query });
  for (const query of queries.slice(-250)) expect(await texts.cache.get(`apq:${sha256(query)}`)).toBe(query);
});
