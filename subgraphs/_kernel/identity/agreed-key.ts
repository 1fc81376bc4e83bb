import {
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/**
 * A gateway's half of an agreement with one agency on a key (X25519, RFC 7748; HKDF, RFC 5869). Its public part goes out in what the gateway's
 * own key signs, so that the agency knows with whom it agrees; whoever changes what comes back only gains that nothing holds.
 */
export class KeyOffer {
  readonly text: string;
  private readonly pair = generateKeyPairSync('x25519');

  constructor(private readonly agency: string) {
    this.text = publicText(this.pair.publicKey);
  }

  /** The key, by the agency's half; null where that is none. */
  agreed(half: string): KeyObject | null {
    return agreedSecret(this.pair.privateKey, half, `${this.text}.${half}`, this.agency);
  }
}

/** What an agency answers to an offer that it has checked the signature of, and the key; null where the offer is none. */
export function acceptOffer(offer: string, agency: string): { half: string; secret: KeyObject } | null {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const half = publicText(publicKey);
  const secret = agreedSecret(privateKey, offer, `${offer}.${half}`, agency);
  return secret && { half, secret };
}

function publicText(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x!;
}

/** `halves`: what was offered and what was answered, so that each side makes the same key. Null where the other half is no point. */
function agreedSecret(own: KeyObject, other: string, halves: string, agency: string): KeyObject | null {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: other }, format: 'jwk' });
    const shared = diffieHellman({ privateKey: own, publicKey });
    const info = `wufang channel to ${agency}`;
    return createSecretKey(Buffer.from(hkdfSync('sha256', shared, halves, info, 32)));
  } catch {
    return null;
  }
}
