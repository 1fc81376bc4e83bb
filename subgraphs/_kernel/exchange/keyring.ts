import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Keyring } from '#kernel/agency.js';
import { type AddressBookCache, keyInForce } from './address-book.js';

/** Reads an agency's private keys: one PKCS 8 PEM file per organisation, named by its code, and the matching key. */
export function readKeyring(folder: string): Keyring {
  const signing: Keyring['signing'] = new Map();
  for (const file of readdirSync(folder)) {
    const code = basename(file, '.pem');
    if (!file.endsWith('.pem') || !/^[0-9A-Z]{18}$/.test(code)) continue;
    signing.set(code, { id: `${code}#1`, key: createPrivateKey(readFileSync(join(folder, file))) });
  }
  const matchingPath = join(folder, 'matching.key');
  const matching = existsSync(matchingPath)
    ? Buffer.from(readFileSync(matchingPath, 'utf8').trim(), 'hex')
    : null;
  return { signing, matching };
}

export interface DetachedSignature {
  keyId: string;
  /** base64url. */
  signature: string;
}

/** Signs a text with an organisation's key. */
export function signText(keyring: Keyring, organisation: string, text: string): DetachedSignature {
  const entry = keyring.signing.get(organisation);
  if (!entry) throw new Error('No signing key for this organisation.');
  return { keyId: entry.id, signature: sign(null, Buffer.from(text), entry.key).toString('base64url') };
}

/** Whether the signature is the organisation's, by a key in force at that instant. */
export function signatureHolds(
  book: AddressBookCache,
  organisation: string,
  text: string,
  detached: DetachedSignature,
  at: Date,
): boolean {
  const key = book.find(organisation)?.keys.find((candidate) => candidate.id === detached.keyId);
  if (!key || !keyInForce(key, at)) return false;
  return verify(
    null,
    Buffer.from(text),
    publicKeyOf(key.publicKey),
    Buffer.from(detached.signature, 'base64url'),
  );
}

const publicKeys = new Map<string, KeyObject>();

/** Reads each key of the address book once. */
function publicKeyOf(pem: string): KeyObject {
  const known = publicKeys.get(pem) ?? createPublicKey(pem);
  publicKeys.set(pem, known);
  return known;
}
