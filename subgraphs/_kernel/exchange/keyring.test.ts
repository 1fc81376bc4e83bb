import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  listed,
  listedKey,
  privatePem,
  publicPem,
  type SignedBook,
  signedBook,
} from '../../../tests/kit/signed-book.js';
import { AddressBookCache } from './address-book.js';
import { KeyFolder, keyOf, signatureHolds, signText } from './keyring.js';

const code = '11370499FAKE000725';
const other = '81370499FAKE000643';
const first = generateKeyPairSync('ed25519');
const second = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const key = listedKey('key#1', publicPem(first.publicKey));
const organisations = [
  listed(code, { keys: [key] }),
  listed(other, { keys: [listedKey('key#9', publicPem(foreign.publicKey))] }),
];

let file: SignedBook;
let book: AddressBookCache;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-03-01T09:00:00+08:00') });
  file = signedBook({ organisations });
  book = new AddressBookCache(file.path, file.keeper);
  own(`${code}.pem`, first.privateKey);
});
afterEach(() => {
  vi.useRealTimers();
  file.remove();
});
const own = (name: string, owned: KeyObject) => writeFileSync(join(file.folder, name), privatePem(owned));
const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const now = () => new Date();

describe('the keys of an agency', () => {
  test('are those in its folder that the address book lists', () => {
    own(`${other}.pem`, second.privateKey);
    own('gateway.pem', second.privateKey);
    const { signing, matching } = new KeyFolder(file.folder, book);
    expect([...signing].map(([owner, { id }]) => [owner, id])).toEqual([[code, 'key#1']]);
    expect(matching).toBeNull();
  });

  test('of an organisation the book does not know sign nothing', () => {
    own('91370499FAKE00013R.pem', second.privateKey);
    expect([...new KeyFolder(file.folder, book).signing.keys()]).toEqual([code]);
  });

  test.each([`X${code}`, `${code}X`])('in a file named %s are nobody’s', (name) => {
    const theirs = listedKey('key#3', publicPem(second.publicKey));
    file.write({ version: 2, organisations: [...organisations, listed(name, { keys: [theirs] })] });
    later(1001);
    expect(book.current.version).toBe(2);
    own(`${name}.pem`, second.privateKey);
    expect([...new KeyFolder(file.folder, book).signing.keys()]).toEqual([code]);
  });

  test('come with the key that matches persons, where there is one', () => {
    writeFileSync(join(file.folder, 'matching.key'), '00ff10\n');
    expect(new KeyFolder(file.folder, book).matching).toEqual(Buffer.from([0, 255, 16]));
  });

  test('are read again after a second, so that a new key signs without a restart', () => {
    const folder = new KeyFolder(file.folder, book);
    expect(folder.signing.get(code)!.id).toBe('key#1');
    own(`${code}-2.pem`, second.privateKey);
    const newer = listedKey('key#2', publicPem(second.publicKey), { validFrom: '2025-02-01T00:00:00+08:00' });
    file.write({ version: 2, organisations: [listed(code, { keys: [key, newer] })] });
    later(1000);
    expect(folder.signing.get(code)!.id).toBe('key#1');
    later(1);
    expect(folder.signing.get(code)!.id).toBe('key#2');
    const once = folder.signing;
    expect(folder.signing).toBe(once);
    later(1000);
    expect(folder.signing).toBe(once);
    later(1);
    expect(folder.signing).not.toBe(once);
  });
});

describe('a signed text', () => {
  const signed = (text: string) => signText(new KeyFolder(file.folder, book), code, text);

  test('is the organisation’s', async () => {
    const signature = await signed('结果');
    expect(signature.keyId).toBe('key#1');
    expect(signature.signature).toMatch(/^[\w-]{86}$/);
    expect(await signatureHolds(book, code, '结果', signature, now())).toBe(true);
    expect(await signatureHolds(book, code, '结果', signature, now())).toBe(true);
  });

  test('is not theirs when a word of it was changed, nor anybody else’s', async () => {
    const signature = await signed('结果');
    expect(await signatureHolds(book, code, '后果', signature, now())).toBe(false);
    expect(await signatureHolds(book, other, '结果', signature, now())).toBe(false);
    expect(await signatureHolds(book, other, '结果', { ...signature, keyId: 'key#9' }, now())).toBe(false);
    expect(await signatureHolds(book, code, '结果', { ...signature, keyId: 'key#2' }, now())).toBe(false);
    expect(await signatureHolds(book, 'NOBODY', '结果', signature, now())).toBe(false);
  });

  test('is not theirs by a signature that is none', async () => {
    expect(await signatureHolds(book, code, '结果', { keyId: 'key#1', signature: '' }, now())).toBe(false);
  });

  test('is not theirs outside the time of the key', async () => {
    expect(
      await signatureHolds(book, code, '结果', await signed('结果'), new Date('2023-12-31T00:00:00Z')),
    ).toBe(false);
  });

  test('cannot be made without a key', async () => {
    const folder = new KeyFolder(file.folder, book);
    await expect(signText(folder, other, '结果')).rejects.toThrow('No signing key for this organisation.');
  });
});

describe('a key of an organisation', () => {
  test('is found by its id while it is in force', () => {
    expect(keyOf(book, code, 'key#1', now())).toEqual(key);
  });

  test('is not found after it, before it, once revoked, under another id or elsewhere', () => {
    expect(keyOf(book, code, 'key#1', new Date('2099-01-02T00:00:00Z'))).toBeNull();
    expect(keyOf(book, code, 'key#1', new Date('2023-01-01T00:00:00Z'))).toBeNull();
    expect(keyOf(book, code, 'key#9', now())).toBeNull();
    expect(keyOf(book, 'NOBODY', 'key#1', now())).toBeNull();
    const revoked = { ...key, revokedAt: '2025-02-01T00:00:00+08:00' };
    file.write({ version: 2, organisations: [listed(code, { keys: [revoked] })] });
    later(1001);
    expect(keyOf(book, code, 'key#1', now())).toBeNull();
  });
});
