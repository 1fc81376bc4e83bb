import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { sm2Workers } from './sm2-workers.js';
import { pointOf, scalarOf, type Suite, suiteOf } from './suite.js';

/**
 * What signs for an organisation. The key itself may lie in a file, in a hardware module or behind a signing server
 * (签名验签服务器); who signs never sees it.
 */
export interface SigningKey {
  /** Its id in the address book. */
  readonly id: string;
  readonly suite: Suite;
  /** Ed25519: 64 bytes. SM2: DER, over SM3 with the user id 1234567812345678. */
  sign(bytes: Uint8Array): Promise<Buffer> | Buffer;
}

/** A key that lies in a file. Ed25519 signs at once, SM2 in another thread. */
export function softwareKey(id: string, key: KeyObject): SigningKey {
  const suite = suiteOf(key);
  const point = pointOf(key);
  if (point === null) return { id, suite, sign: (bytes) => sign(null, bytes, key) };
  const scalar = scalarOf(key);
  sm2Workers.prepare();
  return { id, suite, sign: (bytes) => sm2Workers.sign(scalar, point, bytes) };
}

/** A public key as the address book lists it: the suite is the book's word, and no message can change it. */
export interface ListedKey {
  readonly suite: Suite;
  /** SPKI, PEM. */
  readonly publicKey: string;
}

/**
 * Whether the signature is this key's over these bytes. SM2 is checked in another thread, in a bounded lane for each
 * sender (null: the agency's own errand); throws TooBusy when the lane is full.
 */
export async function signatureOf(
  listed: ListedKey,
  bytes: Uint8Array,
  signature: Uint8Array,
  lane: string | null,
): Promise<boolean> {
  const known = readKey(listed.publicKey);
  if (known === null || known.suite !== listed.suite) return false;
  return known.point === null
    ? verify(null, bytes, known.key, signature)
    : sm2Workers.verify(known.point, bytes, signature, lane);
}

interface KnownKey {
  readonly key: KeyObject;
  readonly suite: Suite;
  readonly point: string | null;
}

const knownKeys = new Map<string, KnownKey | null>();

/** Reads each key of the address book once; null for one that is of no suite. */
function readKey(pem: string): KnownKey | null {
  const known = knownKeys.get(pem);
  if (known !== undefined) return known;
  const read = parseKey(pem);
  knownKeys.set(pem, read);
  return read;
}

function parseKey(pem: string): KnownKey | null {
  try {
    const key = createPublicKey(pem);
    return { key, suite: suiteOf(key), point: pointOf(key) };
  } catch {
    return null;
  }
}
