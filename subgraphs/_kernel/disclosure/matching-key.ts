import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Keyring } from '#kernel/agency.js';

/**
 * The keyed hash by which agencies recognise the same person or firm without showing the number.
 * The register has no key and so cannot compute it; equal hashes are all it sees.
 */
export function matchingKey(keyring: Keyring, kind: 'PERSON' | 'EMPLOYER', number: string): string {
  return createHmac('sha256', matchingSecret(keyring)).update(`${kind}:${number}`).digest('base64url');
}

const secrets = new WeakMap<Buffer, KeyObject>();

/** The key as the library takes it, made once: making it takes longer than a hash does. */
export function matchingSecret({ matching }: Keyring): KeyObject {
  if (!matching) throw new Error('The register does not compute matching keys.');
  const secret = secrets.get(matching) ?? createSecretKey(matching);
  secrets.set(matching, secret);
  return secret;
}
