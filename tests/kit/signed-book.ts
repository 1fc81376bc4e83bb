import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical } from '#kernel/canonical.js';
import type { AddressBook, Organisation, OrganisationKey } from '#kernel/exchange/address-book.js';

/** An address book in a file of its own, kept by a keeper of its own. */
export interface SignedBook {
  readonly folder: string;
  readonly path: string;
  readonly keeper: string;
  /** Writes the book again, signed by its keeper or by somebody else. */
  write(changes?: object, by?: KeyObject): void;
  /** Writes any text in its place. */
  scribble(text: string): void;
  remove(): void;
}

export const publicPem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
export const privatePem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** An empty book, in force at any time that a test is run at. */
export const emptyBook: AddressBook = {
  version: 1,
  issuedAt: '2024-01-01T00:00:00+08:00',
  validUntil: '2099-01-01T00:00:00+08:00',
  organisations: [],
  gateways: [],
  issuers: [],
};

export function listed(code: string, changes: Partial<Organisation> = {}): Organisation {
  return {
    ...{ code, name: '样例单位', agency: 'court', division: '370499', letter: null },
    ...{ endpoint: 'http://127.0.0.1:9/exchange', graphql: 'http://127.0.0.1:9/graphql' },
    ...{ keys: [], roster: [], register: false },
    ...changes,
  };
}

export function listedKey(
  id: string,
  publicKey: string,
  changes: Partial<OrganisationKey> = {},
): OrganisationKey {
  const [validFrom, validUntil] = ['2024-01-01T00:00:00+08:00', '2099-01-01T00:00:00+08:00'];
  return { id, suite: 'Ed25519', publicKey, validFrom, validUntil, revokedAt: null, ...changes };
}

export function signedBook(first: object = {}): SignedBook {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-book-'));
  const path = join(folder, 'address-book.json');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  let writings = 0;
  const scribble = (text: string): void => {
    writeFileSync(path, text);
    // Two writings within the same tick of the clock are told apart all the same.
    utimesSync(path, (writings += 1), writings);
  };
  const write = (changes: object = {}, by = privateKey): void => {
    const book = { ...emptyBook, ...changes };
    const signature = sign(null, Buffer.from(canonical(book)), by).toString('base64url');
    scribble(JSON.stringify({ book, signature, keyId: 'keeper#1' }));
  };
  write(first);
  const keeper = publicPem(publicKey);
  return { folder, path, keeper, write, scribble, remove: () => rmSync(folder, { recursive: true }) };
}
