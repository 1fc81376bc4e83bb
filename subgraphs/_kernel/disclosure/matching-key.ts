import { createHmac } from 'node:crypto';
import type { Keyring } from '#kernel/agency.js';

/**
 * The keyed hash by which agencies recognise the same person or firm without showing the number.
 * The register has no key and so cannot compute it; equal hashes are all it sees.
 */
export function matchingKey(keyring: Keyring, kind: 'PERSON' | 'EMPLOYER', number: string): string {
  if (!keyring.matching) throw new Error('The register does not compute matching keys.');
  return createHmac('sha256', keyring.matching).update(`${kind}:${number}`).digest('base64url');
}
