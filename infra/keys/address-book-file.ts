import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '#kernel/canonical.js';
import { readAddressBook, type AddressBook, type DatedKey } from '#kernel/exchange/address-book.js';
import { soundBook } from '#kernel/exchange/sound-book.js';
import { clocksBehind } from '#kernel/identity/own-keys.js';
import { signHere, suiteOf } from '#kernel/signing/suite.js';
import type { Organisation } from '../county/organisations.js';
import { agencyNames, lettersOfAgencies, type Ports, type ProcessName } from '../county/process-table.js';
import { replaceFile } from '../home.js';
import {
  ensureDevelopmentKeys,
  signerFile,
  type DevelopmentKeys,
  type OwnedKey,
  type SuiteOf,
} from './development-keys.js';
import { publicPem } from './key-files.js';

const day = 86_400_000;
const bookValidity = 365 * day;
const keyValidity = 2 * 365 * day;
const renewBefore = 30 * day;

export interface Places {
  readonly ports: Ports;
  /** Where browsers find the hub; the issuers' names begin with it. */
  readonly publicUrl: string;
  /** The host each program answers at; this machine if left out. */
  readonly hostOf?: (name: ProcessName) => string;
  /** The suite of an organisation's first key; Ed25519 if left out. */
  readonly suiteOf?: SuiteOf;
}

export interface AddressBookFiles {
  readonly book: string;
  readonly publicKey: string;
}

export function addressBookFiles(keys: string): AddressBookFiles {
  return { book: join(keys, 'address-book.json'), publicKey: join(keys, 'address-book.public.pem') };
}

/** Makes the keys and signs the book; leaves a book alone that says the same and is valid for another month. */
export async function ensureAddressBook(
  keys: string,
  places: Places,
  now = new Date(),
): Promise<AddressBookFiles> {
  const files = addressBookFiles(keys);
  const owned = await ensureDevelopmentKeys(keys, places.suiteOf);
  const known = knownBook(files);
  const book = compile(owned, places, now, known);
  if (known === null || saysSomethingElse(known, book) || isAboutToEnd(known, now)) publishBook(keys, book);
  return files;
}

/** Signs a book under the next number, so that no program takes it for an older one, and puts it in the place of the last. */
export function publishBook(keys: string, content: Omit<AddressBook, 'version'>): AddressBook {
  const counter = join(keys, 'address-book', 'version');
  const last = existsSync(counter) ? Number(readFileSync(counter, 'utf8')) : 0;
  const files = addressBookFiles(keys);
  const version = Math.max(last, knownBook(files)?.version ?? 0) + 1;
  const book = soundBook({ ...content, version });
  const signer = createPrivateKey(readFileSync(signerFile(keys)));
  const signature = signHere(signer, Buffer.from(canonical(book))).toString('base64url');
  replaceFile(counter, String(version));
  replaceFile(files.book, JSON.stringify({ book, signature, keyId: 'address-book#1' }, null, 2));
  return book;
}

/** The book on disk; null if there is none or if it is not the signer's. */
export function knownBook(files: AddressBookFiles): AddressBook | null {
  if (!existsSync(files.book) || !existsSync(files.publicKey)) return null;
  try {
    return readAddressBook(files.book, readFileSync(files.publicKey, 'utf8'));
  } catch {
    return null;
  }
}

function saysSomethingElse(one: AddressBook, other: AddressBook): boolean {
  const undated = (book: AddressBook) => canonical({ ...book, version: 0, issuedAt: null, validUntil: null });
  return undated(one) !== undated(other);
}

function isAboutToEnd(book: AddressBook, now: Date): boolean {
  return Date.parse(book.validUntil) - now.getTime() < renewBefore;
}

function compile(
  owned: DevelopmentKeys,
  { ports, publicUrl, hostOf = () => '127.0.0.1' }: Places,
  now: Date,
  known: AddressBook | null,
): AddressBook {
  const keysOf = (owner: string, mine: readonly OwnedKey[], listed: readonly DatedKey[]): DatedKey[] => [
    ...listed,
    ...mine.flatMap(({ number, key }) => {
      const publicKey = publicPem(key);
      if (listed.some((entry) => entry.publicKey === publicKey)) return [];
      return [newKey(`${owner}#${number}`, publicKey, now)];
    }),
  ];
  const origin = (name: ProcessName) => `http://${hostOf(name)}:${ports[name]}`;
  return {
    version: known?.version ?? 0,
    issuedAt: now.toISOString(),
    validUntil: new Date(now.getTime() + bookValidity).toISOString(),
    organisations: [...owned.organisations].map(([organisation, mine]) => ({
      ...address(organisation, origin(organisation.agency)),
      keys: keysOf(
        organisation.code,
        mine,
        known?.organisations.find(({ code }) => code === organisation.code)?.keys ?? [],
      ).map((key) => ({ ...key, suite: suiteOf(createPublicKey(key.publicKey)) })),
    })),
    gateways: keysOf('gateway', owned.gateway, known?.gateways ?? []),
    issuers: agencyNames.map((agency) => ({
      agency,
      issuer: `${publicUrl}/idp/${agency}`,
      jwksUri: `${origin('identity')}/idp/${agency}/jwks`,
      audience: 'wufang',
    })),
  };
}

/** A new key, valid from a little earlier. */
export function newKey(id: string, publicKey: string, now: Date): DatedKey {
  const validFrom = new Date(now.getTime() - clocksBehind).toISOString();
  const validUntil = new Date(now.getTime() + keyValidity).toISOString();
  return { id, publicKey, validFrom, validUntil, revokedAt: null };
}

function address(organisation: Organisation, origin: string) {
  return {
    ...organisation,
    letter: lettersOfAgencies[organisation.agency],
    roster: [...organisation.roster],
    endpoint: `${origin}/exchange/messages`,
    graphql: `${origin}/graphql`,
  };
}
