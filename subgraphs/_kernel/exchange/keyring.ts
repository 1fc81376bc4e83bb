import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keyring } from '#kernel/agency.js';
import { keyToSignWith, readOwnKeys } from '#kernel/identity/own-keys.js';
import { signatureOf, softwareKey } from '#kernel/signing/signing-key.js';
import { type AddressBookCache, keyInForce, type OrganisationKey } from './address-book.js';

const readAgainAfter = 1_000;

/**
 * An agency's private keys, in files named by the organisation's code, and the matching key. Read again as time goes, so
 * that a new key signs without a restart.
 */
export class KeyFolder implements Keyring {
  readonly matching: Buffer | null;
  private keys: Keyring['signing'];
  private readAt = Date.now();

  constructor(
    private readonly folder: string,
    private readonly book: AddressBookCache,
  ) {
    const matchingPath = join(folder, 'matching.key');
    this.matching = existsSync(matchingPath)
      ? Buffer.from(readFileSync(matchingPath, 'utf8').trim(), 'hex')
      : null;
    this.keys = this.read();
  }

  /** The key each organisation signs with now; none where no key of it is in force. */
  get signing(): Keyring['signing'] {
    if (Date.now() - this.readAt > readAgainAfter) {
      this.keys = this.read();
      this.readAt = Date.now();
    }
    return this.keys;
  }

  private read(): Keyring['signing'] {
    const signing: Keyring['signing'] = new Map();
    for (const [code, owned] of readOwnKeys(this.folder, /^[0-9A-Z]{18}$/)) {
      const key = keyToSignWith(this.book.find(code)?.keys ?? [], owned);
      if (key) signing.set(code, softwareKey(key.id, key.key));
    }
    return signing;
  }
}

export interface DetachedSignature {
  keyId: string;
  /** base64url. */
  signature: string;
}

/** Signs a text with an organisation's key. */
export async function signText(
  keyring: Keyring,
  organisation: string,
  text: string,
): Promise<DetachedSignature> {
  const key = keyring.signing.get(organisation);
  if (!key) throw new Error('No signing key for this organisation.');
  return { keyId: key.id, signature: (await key.sign(Buffer.from(text))).toString('base64url') };
}

/** The key of this id, if it is the organisation's and in force at that instant. */
export function keyOf(
  book: AddressBookCache,
  organisation: string,
  keyId: string,
  at: Date,
): OrganisationKey | null {
  const key = book.find(organisation)?.keys.find((candidate) => candidate.id === keyId);
  return key && keyInForce(key, at) ? key : null;
}

/**
 * Whether the signature is the organisation's, by a key in force at that instant. `lane` names the stranger it came
 * from; null for an answer the agency asked for. Throws TooBusy when too much is waiting in the lane.
 */
export async function signatureHolds(
  book: AddressBookCache,
  organisation: string,
  text: string,
  detached: DetachedSignature,
  at: Date,
  lane: string | null = null,
): Promise<boolean> {
  const key = keyOf(book, organisation, detached.keyId, at);
  const signature = Buffer.from(detached.signature, 'base64url');
  // A lenient reader passes over letters: one signature has one spelling.
  if (!key || signature.toString('base64url') !== detached.signature) return false;
  return signatureOf(key, Buffer.from(text), signature, lane);
}
