import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
} from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';

/**
 * SM2 signatures with the SM3 digest (GB/T 32918.2), as OpenSSL makes and checks them: Z of the usual user id before the
 * text, DER outside. Keys are hexadecimal: the scalar, and the uncompressed point. Loaded by workers too, so this file
 * imports packages alone.
 */
export const userId = '1234567812345678';

const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
/** a, b and the base point of the curve, as they are hashed into Z. */
const curve = Buffer.from(
  [
    'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  ].join(''),
  'hex',
);

export function signSm2(scalar: string, point: string, bytes: Uint8Array, user = userId): Buffer {
  if (opensslSpeaksSm2()) return signByOpenssl(scalar, point, bytes, user);
  const pair = sm2.doSignature(digest(point, bytes, user), scalar);
  return encode(BigInt(`0x${pair.slice(0, 64)}`), BigInt(`0x${pair.slice(64)}`));
}

/** Whether the signature is the key's over these bytes. False too for what is no signature, or no key. */
export function verifySm2(point: string, bytes: Uint8Array, signature: Uint8Array, user = userId): boolean {
  const pair = decode(Buffer.from(signature));
  if (pair === null) return false;
  try {
    return opensslSpeaksSm2()
      ? verifyByOpenssl(point, bytes, signature, user)
      : sm2.doVerifySignature(digest(point, bytes, user), pair, preparedPoint(point));
  } catch {
    return false;
  }
}

/** The worked example of GB/T 32918.5-2017, A.2. */
const example = {
  scalar: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  point:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  text: Buffer.from('message digest'),
  signature: Buffer.from(
    '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    'hex',
  ),
};

/** Does the example of the standard; throws where that comes out wrong. It also prepares what later calls need. */
export function checkSm2(): void {
  const { scalar, point, text, signature } = example;
  const right = verifySm2(point, text, signature) && verifySm2(point, text, signSm2(scalar, point, text));
  if (!right) throw new Error('SM2 does not come out as the standard says.');
}

const publicHead = '3059301306072a8648ce3d020106082a811ccf5501822d034200';
const privateHead = '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420';
const pointHead = 'a144034200';
const mostKeys = 256;
const keys = new Map<string, KeyObject>();
let opensslSpeaks: boolean | null = null;

/**
 * Node hands a digest to the OpenSSL within as it is, so that SM3 over Z and the text comes out as SM2 asks, more than ten times
 * as fast as a package does it. Whether this Node's OpenSSL can is found out by the standard's example; where not, the package does it.
 */
function opensslSpeaksSm2(): boolean {
  if (opensslSpeaks !== null) return opensslSpeaks;
  const { scalar, point, text, signature } = example;
  try {
    const own = signByOpenssl(scalar, point, text, userId);
    opensslSpeaks =
      verifyByOpenssl(point, text, signature, userId) &&
      !verifyByOpenssl(point, Buffer.from('message digesT'), signature, userId) &&
      sm2.doVerifySignature(digest(point, text, userId), decode(own)!, point);
  } catch {
    opensslSpeaks = false;
  }
  return opensslSpeaks;
}

function signByOpenssl(scalar: string, point: string, bytes: Uint8Array, user: string): Buffer {
  const key = known(`${privateHead}${scalar}${pointHead}${point}`, (der) =>
    createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
  );
  return createSign('sm3').update(z(point, user)).update(bytes).sign(key);
}

function verifyByOpenssl(point: string, bytes: Uint8Array, signature: Uint8Array, user: string): boolean {
  const key = known(`${publicHead}${point}`, (der) =>
    createPublicKey({ key: der, format: 'der', type: 'spki' }),
  );
  return createVerify('sm3').update(z(point, user)).update(bytes).verify(key, signature);
}

/** Keys are read from their text each time anew only when there are very many. A key made any other way would sign by ECDSA. */
function known(text: string, read: (der: Buffer) => KeyObject): KeyObject {
  const key = keys.get(text) ?? read(Buffer.from(text, 'hex'));
  if (keys.size >= mostKeys && !keys.has(text)) keys.clear();
  keys.set(text, key);
  return key;
}

/** SM3 over Z and the text. */
function digest(point: string, bytes: Uint8Array, user: string): Buffer {
  return createHash('sm3').update(z(point, user)).update(bytes).digest();
}

/** What binds the user id and the key. */
function z(point: string, user: string): Buffer {
  const name = Buffer.from(user);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(name.length * 8);
  return createHash('sm3')
    .update(Buffer.concat([length, name, curve, Buffer.from(point.slice(2), 'hex')]))
    .digest();
}

type PreparedPoint = ReturnType<typeof sm2.precomputePublicKey>;
const mostPrepared = 256;
const prepared = new Map<string, PreparedPoint>();

/** A key that checks many signatures is prepared once, and then checks four times as many. */
function preparedPoint(point: string): PreparedPoint {
  const known = prepared.get(point) ?? sm2.precomputePublicKey(point, 6);
  if (prepared.size >= mostPrepared && !prepared.has(point)) prepared.clear();
  prepared.set(point, known);
  return known;
}

function encode(r: bigint, s: bigint): Buffer {
  const numbers = Buffer.concat([encodeNumber(r), encodeNumber(s)]);
  return Buffer.concat([Buffer.from([0x30, numbers.length]), numbers]);
}

function encodeNumber(value: bigint): Buffer {
  const text = value.toString(16);
  const digits = Buffer.from(text.length % 2 === 0 ? text : `0${text}`, 'hex');
  const bytes = digits[0]! < 0x80 ? digits : Buffer.concat([Buffer.from([0]), digits]);
  return Buffer.concat([Buffer.from([0x02, bytes.length]), bytes]);
}

/** Both numbers, 64 digits each; null unless the bytes are the one DER text of two numbers below the order. */
function decode(signature: Buffer): string | null {
  const r = readNumber(signature, 2);
  const s = r && readNumber(signature, r.end);
  if (!r || !s || !encode(r.value, s.value).equals(signature)) return null;
  const inRange = [r.value, s.value].every((value) => value > 0n && value < order);
  return inRange ? [r.value, s.value].map((value) => value.toString(16).padStart(64, '0')).join('') : null;
}

function readNumber(bytes: Buffer, at: number): { value: bigint; end: number } | null {
  const length = bytes[at + 1];
  if (bytes[at] !== 0x02 || length === undefined || length === 0 || length > 33) return null;
  const end = at + 2 + length;
  if (end > bytes.length) return null;
  return { value: BigInt(`0x${bytes.toString('hex', at + 2, end)}`), end };
}
