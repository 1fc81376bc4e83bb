import { sign, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '#kernel/canonical.js';
import { readAddressBook, type AddressBook } from '#kernel/exchange/address-book.js';
import type { Organisation } from '../county/organisations.js';
import { agencyNames, type Ports, type ProcessName } from '../county/process-table.js';
import { replaceFile } from '../home.js';
import { ensureDevelopmentKeys, type DevelopmentKeys } from './development-keys.js';
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
}

interface Dated {
  readonly id: string;
  readonly publicKey: string;
  readonly validFrom: string;
  readonly validUntil: string;
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
  const owned = await ensureDevelopmentKeys(keys);
  const known = knownBook(files);
  const book = compile(owned, places, now, known);
  if (known === null || saysSomethingElse(known, book) || isAboutToEnd(known, now)) {
    const signature = sign(null, Buffer.from(canonical(book)), owned.addressBook).toString('base64url');
    replaceFile(files.book, JSON.stringify({ book, signature, keyId: 'address-book#1' }, null, 2));
  }
  return files;
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
  const undated = (book: AddressBook) => canonical({ ...book, issuedAt: null, validUntil: null });
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
  const dates = new Map<string, Dated>();
  for (const entry of [
    ...(known?.organisations.flatMap(({ keys }) => keys) ?? []),
    ...(known?.gateways ?? []),
  ]) {
    dates.set(entry.publicKey, entry);
  }
  const dated = (id: string, key: KeyObject): Dated => {
    const publicKey = publicPem(key);
    const { validFrom, validUntil } = dates.get(publicKey) ?? {
      validFrom: now.toISOString(),
      validUntil: new Date(now.getTime() + keyValidity).toISOString(),
    };
    return { id, publicKey, validFrom, validUntil };
  };
  const origin = (name: ProcessName) => `http://${hostOf(name)}:${ports[name]}`;
  return {
    version: 1,
    issuedAt: now.toISOString(),
    validUntil: new Date(now.getTime() + bookValidity).toISOString(),
    organisations: [...owned.organisations].map(([organisation, key]) => ({
      ...address(organisation, origin(organisation.agency)),
      keys: [{ ...dated(`${organisation.code}#1`, key), suite: 'Ed25519' as const, revokedAt: null }],
    })),
    gateways: [dated('gateway#1', owned.gateway)],
    issuers: agencyNames.map((agency) => ({
      agency,
      issuer: `${publicUrl}/idp/${agency}`,
      jwksUri: `${origin('identity')}/idp/${agency}/jwks`,
      audience: 'wufang',
    })),
  };
}

function address(organisation: Organisation, origin: string) {
  return {
    ...organisation,
    roster: [...organisation.roster],
    endpoint: `${origin}/exchange/messages`,
    graphql: `${origin}/graphql`,
  };
}
