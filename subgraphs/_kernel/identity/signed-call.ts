import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { type AddressBookCache, keyInForce } from '#kernel/exchange/address-book.js';

/** How long a signed call may be used. */
export const lifetimeSeconds = 60;
/** How far two clocks may be apart. */
export const toleranceSeconds = 5;
/** The header in which a gateway offers to agree on a key (`agreed-key.ts`). */
export const offerHeader = 'wufang-channel-offer';
const requiredParams = ['created', 'expires', 'nonce', 'keyid'];

export interface SignedCall {
  /** The agency that is called: what is signed for one holds at no other. */
  agency: string;
  method: string;
  /** Path and query, as the receiver sees it. */
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface CallKey {
  id: string;
  /** PKCS 8 PEM of an Ed25519 key. */
  privateKey: string;
}

/** A call as the agency sees it. */
export type CallAtDoor = Omit<SignedCall, 'agency'>;

/** Reading a key takes longer than signing with it, and every call uses the same few. */
function readOnce(read: (pem: string) => KeyObject): (pem: string) => KeyObject {
  const known = new Map<string, KeyObject>();
  return (pem) => {
    const key = known.get(pem) ?? read(pem);
    if (known.size >= mostKeys) known.clear();
    known.set(pem, key);
    return key;
  };
}

const mostKeys = 100;
const privateKeyOf = readOnce(createPrivateKey);
const publicKeyOf = readOnce(createPublicKey);

/**
 * The headers that sign a call (RFC 9421): digest of the body, the agency called, method, path, query, the person's token, the purpose
 * and for whom they act. What is signed is written down here, since its parts are always the same; it is read by the library.
 */
export function signCall(call: SignedCall, key: CallKey, now = new Date()): Record<string, string> {
  const headers = { ...call.headers, 'content-digest': contentDigest(call.body) };
  const fields = signedFields(headers);
  const created = Math.floor(now.getTime() / 1000);
  const nonce = randomUUID();
  const params =
    `(${fields.map((field) => `"${field}"`).join(' ')});created=${created};expires=${created + lifetimeSeconds}` +
    `;nonce="${nonce}";keyid=${quoted(key.id)};alg="ed25519"`;
  const parts: Record<string, string> = { ...headers, ...addressed(call) };
  const lines = fields.map((field) => `"${field}": ${parts[field]!.trim()}\n`);
  const base = `${lines.join('')}"@signature-params": ${params}`;
  const signature = sign(null, Buffer.from(base), privateKeyOf(key.privateKey));
  return {
    ...headers,
    'signature-input': `wufang=${params}`,
    signature: `wufang=:${signature.toString('base64')}:`,
  };
}

function addressed({ agency, method, path }: SignedCall): Record<string, string> {
  const query = path.indexOf('?');
  return {
    '@authority': agency,
    '@method': method,
    '@path': query === -1 ? path : path.slice(0, query),
    '@query': query === -1 ? '?' : path.slice(query),
  };
}

/** A string of a structured header (RFC 8941). */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

interface ListedKey {
  publicKey: string;
  validFrom: string;
  validUntil: string;
  revokedAt?: string | null;
}

/** Keys by id, as the address book lists the gateways. */
export type GatewayKeys = (id: string) => ListedKey | null;

export function gatewayKeys(book: AddressBookCache): GatewayKeys {
  return (id) => book.current.gateways.find((key) => key.id === id) ?? null;
}

export function gatewayKeyInForce(key: ListedKey | null, now: Date): key is ListedKey {
  return key !== null && keyInForce({ revokedAt: null, ...key }, now);
}

/** Checks signed calls; remembers each nonce for as long as its signature lives, so that no call counts twice. */
export class CallVerifier {
  /** Until when each counts as used. */
  private readonly used = new Map<string, number>();

  constructor(
    private readonly keys: GatewayKeys,
    /** The agency whose door this is. */
    private readonly agency: string,
  ) {}

  /** The id of the gateway key that signed this call, or null when the signature does not hold. */
  async verify(call: CallAtDoor, now = new Date()): Promise<string | null> {
    if (call.headers['content-digest'] !== contentDigest(call.body)) return null;
    let signer: string | null = null;
    let nonce: string | null = null;
    try {
      const holds = await httpbis.verifyMessage(
        {
          keyLookup: async (parameters) => {
            const id = parameters.keyid ?? '';
            const key = this.keys(id);
            if (!gatewayKeyInForce(key, now)) return null;
            const publicKey = publicKeyOf(key.publicKey);
            signer = id;
            nonce = parameters.nonce ?? null;
            return {
              id,
              algs: ['ed25519'],
              verify: async (data, signature) => verify(null, data, publicKey, signature),
            };
          },
          requiredParams,
          requiredFields: signedFields(call.headers),
          maxAge: lifetimeSeconds,
          tolerance: toleranceSeconds,
        },
        { method: call.method, url: `http://${this.agency}${call.path}`, headers: call.headers },
      );
      return holds === true && nonce !== null && this.first(nonce, now) ? signer : null;
    } catch {
      // A malformed or expired signature is one that does not hold.
      return null;
    }
  }

  /** Whether a nonce has not been used before; from then on it has. */
  private first(nonce: string, now: Date): boolean {
    for (const [old, until] of this.used) {
      if (until > now.getTime()) break;
      this.used.delete(old);
    }
    if (this.used.has(nonce)) return false;
    this.used.set(nonce, now.getTime() + 2 * lifetimeSeconds * 1000);
    return true;
  }
}

function signedFields(headers: Record<string, string>): string[] {
  const known = ['authorization', 'wufang-purpose', 'wufang-on-behalf-of', offerHeader];
  const optional = known.filter((name) => headers[name] !== undefined);
  return ['@authority', '@method', '@path', '@query', 'content-digest', ...optional];
}

function contentDigest(body: string | Buffer): string {
  return `sha-256=:${hash('sha256', body, 'base64')}:`;
}
