import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { signSm2, verifySm2 } from './sm2.js';

/** How an organisation signs: Ed25519 (RFC 8032), or SM2 with SM3 (GM/T 0003, GB/T 32918). */
export const suites = ['Ed25519', 'SM2'] as const;
export type Suite = (typeof suites)[number];

const publicHead = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
const privateHead = Buffer.from(
  '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420',
  'hex',
);

/** The suite a key is of, by the key itself. Throws for a key of any other kind. */
export function suiteOf(key: KeyObject): Suite {
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519';
  if (pointOf(key) !== null) return 'SM2';
  throw new Error('A signing key is of Ed25519 or of SM2.');
}

/** The public point of an SM2 key, in hexadecimal digits; null for a key of another kind. */
export function pointOf(key: KeyObject): string | null {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return tailOf(publicKey.export({ type: 'spki', format: 'der' }), publicHead, 65);
}

/** The secret number of an SM2 key, in hexadecimal digits. */
export function scalarOf(key: KeyObject): string {
  const scalar = tailOf(key.export({ type: 'pkcs8', format: 'der' }), privateHead, 32);
  if (scalar === null) throw new Error('This is no private key of SM2.');
  return scalar;
}

/** Signs in this thread: for what is signed once in a while. */
export function signHere(key: KeyObject, bytes: Uint8Array): Buffer {
  const point = suiteOf(key) === 'SM2' ? pointOf(key) : null;
  return point === null ? sign(null, bytes, key) : signSm2(scalarOf(key), point, bytes);
}

/** Checks in this thread: for what is checked once in a while. */
export function holdsHere(key: KeyObject, bytes: Uint8Array, signature: Uint8Array): boolean {
  const point = suiteOf(key) === 'SM2' ? pointOf(key) : null;
  return point === null ? verify(null, bytes, key, signature) : verifySm2(point, bytes, signature);
}

function tailOf(der: Buffer, head: Buffer, length: number): string | null {
  if (!der.subarray(0, head.length).equals(head)) return null;
  return der.toString('hex', head.length, head.length + length);
}
