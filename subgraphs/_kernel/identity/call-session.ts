import {
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import {
  type CallAtDoor,
  contentDigest,
  type GatewayKeys,
  gatewayKeyInForce,
  lifetimeSeconds,
  macOf,
  type SessionKey,
  signatureBase,
  signedFields,
  toleranceSeconds,
  UsedNonces,
} from './signed-call.js';

/** The header in which an agency takes up the offer of a key: `<id>.<its public half>`. */
export const sessionHeader = 'wufang-session';
/** Milliseconds for which an agency keeps a key, and for which a gateway uses it. */
const keptFor = 5 * 60_000;
const usedFor = 4 * 60_000;
const mostSessions = 200;

/** A key as the gateway keeps it. */
export interface AgreedKey extends SessionKey {
  /** Milliseconds; used no longer. */
  readonly until: number;
}

/**
 * A gateway's half of an agreement with one agency on a key (X25519, RFC 7748; HKDF, RFC 5869). Its public part goes out with a call that the gateway's
 * own key signs, so that the agency knows with whom it agrees; whoever changes what comes back only gains that calls do not hold.
 */
export class SessionOffer {
  readonly text: string;
  private readonly pair = generateKeyPairSync('x25519');

  constructor(private readonly agency: string) {
    this.text = publicText(this.pair.publicKey);
  }

  /** The key and until when it is used, by what the agency answered; null where that takes up no offer. */
  agreed(answer: string, now = new Date()): AgreedKey | null {
    const [id, theirs] = answer.split('.', 2) as [string, string?];
    if (!theirs) return null;
    const secret = agreedSecret(this.pair.privateKey, theirs, `${this.text}.${theirs}`, this.agency);
    return secret && { id, secret, until: now.getTime() + usedFor };
  }
}

interface Session {
  readonly secret: KeyObject;
  /** The key that signed the offer: a session holds no longer than it. */
  readonly gateway: string;
  readonly until: number;
}

/** The keys that an agency has agreed on with gateways, and the calls signed with them. */
export class CallSessions {
  private readonly open = new Map<string, Session>();
  private readonly nonces = new UsedNonces();

  constructor(
    private readonly keys: GatewayKeys,
    /** The agency whose door this is. */
    private readonly agency: string,
  ) {}

  /** What is answered to the offer of a gateway whose own signature has been checked; null where there is none, or none that can be used. */
  accept(offer: string | undefined, gateway: string, now = new Date()): string | null {
    if (offer === undefined) return null;
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    const own = publicText(publicKey);
    const secret = agreedSecret(privateKey, offer, `${offer}.${own}`, this.agency);
    if (!secret) return null;
    this.forget(now);
    const id = randomUUID();
    this.open.set(id, { secret, gateway, until: now.getTime() + keptFor });
    return `${id}.${own}`;
  }

  /** The id of the gateway's own key behind the session that this call is signed in; null where it is signed in none, or does not hold. */
  verify(call: CallAtDoor, now = new Date()): string | null {
    const form = formOf(call.headers);
    const session = form && this.open.get(form.session);
    if (!session || session.until < now.getTime()) return null;
    if (!gatewayKeyInForce(this.keys(session.gateway), now)) return null;
    const seconds = now.getTime() / 1000;
    const { created, expires, nonce, fields, params, signature } = form;
    const inTime =
      created <= seconds + toleranceSeconds &&
      expires >= seconds - toleranceSeconds &&
      expires <= created + lifetimeSeconds;
    const needed = signedFields(call.headers);
    if (!inTime || fields !== needed.map((field) => `"${field}"`).join(' ')) return null;
    if (call.headers['content-digest'] !== contentDigest(call.body)) return null;
    const own = macOf(session.secret, signatureBase({ ...call, agency: this.agency }, needed, params));
    const holds = own.length === signature.length && timingSafeEqual(own, signature);
    return holds && this.nonces.first(nonce, now) ? session.gateway : null;
  }

  /** Makes room: those that have ended go, and the oldest where there are too many. */
  private forget(now: Date): void {
    for (const [id, { until }] of this.open) {
      if (until > now.getTime() && this.open.size < mostSessions) break;
      this.open.delete(id);
    }
  }
}

/** How `signCall` writes a signature of a session; written otherwise it is none. */
const written =
  /^wufang=(\(([^()]*)\);created=(\d{1,11});expires=(\d{1,11});nonce="([0-9a-f-]{36})";keyid="([0-9a-f-]{36})";alg="hmac-sha256")$/;

function formOf(headers: Record<string, string>) {
  const input = written.exec(headers['signature-input'] ?? '');
  const signature = /^wufang=:([A-Za-z0-9+/]{43}=):$/.exec(headers.signature ?? '');
  if (!input || !signature) return null;
  const [, params, fields, created, expires, nonce, session] = input as unknown as string[];
  return {
    ...{ params: params!, fields: fields!, nonce: nonce!, session: session! },
    ...{
      created: Number(created),
      expires: Number(expires),
      signature: Buffer.from(signature[1]!, 'base64'),
    },
  };
}

function publicText(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x!;
}

/** `halves`: what was offered and what was answered, so that each side makes the same key. Null where the other half is no point. */
function agreedSecret(own: KeyObject, other: string, halves: string, agency: string): KeyObject | null {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: other }, format: 'jwk' });
    const shared = diffieHellman({ privateKey: own, publicKey });
    const info = `wufang call session at ${agency}`;
    return createSecretKey(Buffer.from(hkdfSync('sha256', shared, halves, info, 32)));
  } catch {
    return null;
  }
}
