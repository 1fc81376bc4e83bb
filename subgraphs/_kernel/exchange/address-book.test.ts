import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  emptyBook,
  listed,
  listedKey,
  publicPem,
  type SignedBook,
  signedBook,
} from '../../../tests/kit/signed-book.js';
import { AddressBookCache, keyInForce, readAddressBook } from './address-book.js';

const stranger = generateKeyPairSync('ed25519');
const key = listedKey('here#1', publicPem(stranger.publicKey));
const here = listed('HERE', { keys: [key], letter: 'C' });
const there = listed('THERE', { agency: 'union', register: true });
const gateway = {
  id: 'gateway#1',
  publicKey: publicPem(generateKeyPairSync('ed25519').publicKey),
  validFrom: key.validFrom,
  validUntil: key.validUntil,
};
const issuer = {
  ...{
    agency: 'court',
    issuer: 'http://127.0.0.1:9',
    jwksUri: 'http://127.0.0.1:9/jwks',
    audience: 'wufang',
  },
};

let file: SignedBook;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-03-01T09:00:00+08:00') });
  file = signedBook({ organisations: [here, there], gateways: [gateway], issuers: [issuer] });
});
afterEach(() => {
  vi.useRealTimers();
  file.remove();
});
const read = () => readAddressBook(file.path, file.keeper);
const open = () => new AddressBookCache(file.path, file.keeper);
const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

describe('an address book', () => {
  test('is read when its keeper signed it', () => {
    expect(read()).toEqual({
      ...emptyBook,
      ...{ organisations: [here, there], gateways: [{ ...gateway, revokedAt: null }], issuers: [issuer] },
    });
  });

  test('may leave out the letter of who opens no cases', () => {
    file.write({ organisations: [JSON.parse(JSON.stringify({ ...there, letter: undefined }))] });
    expect(read().organisations).toEqual([there]);
  });

  test('is not read when somebody else signed it', () => {
    file.write({}, stranger.privateKey);
    expect(read).toThrow('The address book is not signed by its keeper.');
  });

  test('is not read when a word of it was changed after signing', () => {
    file.scribble(readFileSync(file.path, 'utf8').replace('样例单位', '别的单位'));
    expect(read).toThrow('not signed by its keeper');
  });

  test.each([
    ['no version', { version: undefined }],
    ['a broken version', { version: 1.5 }],
    ['no day it was issued', { issuedAt: undefined }],
    ['a day without its zone', { validUntil: '2099-01-01T00:00:00' }],
    ['no organisations', { organisations: undefined }],
    ['no gateways', { gateways: undefined }],
    ['no issuers', { issuers: undefined }],
    ['an organisation without a code', { organisations: [{ ...here, code: undefined }] }],
    ['an organisation without an agency', { organisations: [{ ...here, agency: undefined }] }],
    ['a letter of two', { organisations: [{ ...here, letter: 'CC' }] }],
    ['an endpoint that is no address', { organisations: [{ ...here, endpoint: 'there' }] }],
    ['a key of another kind', { organisations: [{ ...here, keys: [{ ...key, suite: 'RSA' }] }] }],
    ['a key without an end', { organisations: [{ ...here, keys: [{ ...key, validUntil: undefined }] }] }],
    [
      'a key that may or may not be revoked',
      { organisations: [{ ...here, keys: [{ ...key, revokedAt: undefined }] }] },
    ],
    ['a roster of no names', { organisations: [{ ...here, roster: [7] }] }],
    ['a gateway without a key', { gateways: [{ ...gateway, publicKey: undefined }] }],
    ['a gateway whose key ended no day', { gateways: [{ ...gateway, validUntil: 'never' }] }],
    ['an issuer without an audience', { issuers: [{ ...issuer, audience: undefined }] }],
    ['an issuer without keys', { issuers: [{ ...issuer, jwksUri: 'none' }] }],
  ])('is not read with %s', (_, changes) => {
    file.write(changes);
    expect(read).toThrow();
  });

  test('is not read without a signature', () => {
    file.scribble(JSON.stringify({ book: emptyBook, keyId: 'keeper#1' }));
    expect(read).toThrow('signature');
  });
});

describe('a process that knows the address book', () => {
  test('finds organisations, and refuses one that is not listed', () => {
    const book = open();
    expect(book.find('HERE')).toEqual(here);
    expect(book.find('NOWHERE')).toBeNull();
    expect(book.organisation('THERE')).toEqual(there);
    expect(() => book.organisation('NOWHERE')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_ORGANISATION',
        message: '通讯录中没有这个单位。',
        hint: '请核对统一社会信用代码，或请管理员更新通讯录。',
      }),
    );
  });

  test('finds the organisations of an agency, and the one that keeps the register', () => {
    expect(open().organisationsOf('court')).toEqual([here]);
    expect(open().register).toEqual(there);
    file.write({ organisations: [here] });
    expect(() => open().register).toThrow('The address book names no register.');
  });

  test('does not start with a book that has ended', () => {
    file.write({ validUntil: '2025-03-01T09:00:00+08:00' });
    expect(open).toThrow('The address book ended on 2025-03-01T09:00:00+08:00.');
    file.write({ validUntil: '2025-03-01T09:00:01+08:00' });
    expect(open).not.toThrow();
  });

  test('takes a newer book, within a second', () => {
    const book = open();
    expect(book.current.version).toBe(1);
    file.write({ version: 2 });
    later(1000);
    expect(book.current.version).toBe(1);
    later(1);
    expect(book.current.version).toBe(2);
    later(1001);
    expect(book.current.version).toBe(2);
  });

  test.each([
    ['that is older', () => file.write({ version: 0 })],
    ['of the same version', () => file.write({ organisations: [] })],
    ['that has ended', () => file.write({ version: 2, validUntil: '2025-01-01T00:00:00+08:00' })],
    ['that is not genuine', () => file.write({ version: 2 }, stranger.privateKey)],
    ['that is half written', () => file.scribble('{"book":{"version":2')],
  ])('keeps what it knows when it meets a book %s', (_, change) => {
    const book = open();
    change();
    later(1001);
    expect(book.current).toMatchObject({ version: 1, organisations: [here, there] });
    file.write({ version: 3 });
    later(1001);
    expect(book.current.version).toBe(3);
  });
});

describe('a key', () => {
  const dated = {
    ...{ validFrom: '2025-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z', revokedAt: null },
  };
  const inForce = (at: string, revokedAt: string | null = null) =>
    keyInForce({ ...dated, revokedAt }, new Date(at));

  test('signs from its first instant to before its last', () => {
    expect(
      [
        '2024-12-31T23:59:59.999Z',
        '2025-01-01T00:00:00Z',
        '2025-12-31T23:59:59.999Z',
        '2026-01-01T00:00:00Z',
      ].map((at) => inForce(at)),
    ).toEqual([false, true, true, false]);
  });

  test('signs no more from the instant it is revoked', () => {
    const revoked = '2025-06-01T00:00:00Z';
    expect(
      ['2025-05-31T23:59:59.999Z', revoked, '2025-06-02T00:00:00Z'].map((at) => inForce(at, revoked)),
    ).toEqual([true, false, false]);
  });
});
