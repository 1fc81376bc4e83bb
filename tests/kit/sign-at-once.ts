import type { Keyring } from '#kernel/agency.js';
import type { DetachedSignature } from '#kernel/exchange/keyring.js';

/** Signs as an organisation whose key signs at once (Ed25519), for parcels that a test puts together. */
export function signAtOnce(keyring: Keyring, organisation: string, text: string): DetachedSignature {
  const key = keyring.signing.get(organisation);
  const signature = key?.sign(Buffer.from(text));
  if (!key || !Buffer.isBuffer(signature)) throw new Error(`No key of ${organisation} signs at once.`);
  return { keyId: key.id, signature: signature.toString('base64url') };
}
