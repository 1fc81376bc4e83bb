import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { emptyBook, listed, listedKey, publicPem } from '../../../tests/kit/signed-book.js';
import { soundBook } from './sound-book.js';

const pem = (): string => publicPem(generateKeyPairSync('ed25519').publicKey);
const [one, other] = [listedKey('one#1', pem()), listedKey('other#1', pem())];
const book = (...organisations: ReturnType<typeof listed>[]) => ({ ...emptyBook, organisations });

describe('an address book', () => {
  test('is sound with different organisations, keys and addresses', () => {
    const given = book(listed('ONE', { keys: [one] }), listed('OTHER', { keys: [other] }));
    expect(soundBook(given)).toBe(given);
  });

  test.each([
    ['one organisation twice', book(listed('ONE'), listed('ONE')), 'one organisation twice'],
    ['one key id twice', book(listed('ONE', { keys: [one, { ...other, id: one.id }] })), 'one key id twice'],
    [
      'one key of two owners, spelt differently',
      book(
        listed('ONE', { keys: [one] }),
        listed('OTHER', { keys: [{ ...other, publicKey: `${one.publicKey}\n` }] }),
      ),
      'one key twice',
    ],
    [
      'two registers',
      book(listed('ONE', { register: true }), listed('OTHER', { register: true })),
      'registers',
    ],
    ['an address that is none', book(listed('ONE', { endpoint: 'file:///exchange' })), 'none of HTTP'],
  ])('is not with %s', (_what, given, message) => {
    expect(() => soundBook(given)).toThrow(message);
  });
});
