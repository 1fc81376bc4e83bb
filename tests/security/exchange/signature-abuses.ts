import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, sha256 } from '#kernel/canonical.js';
import { signSm2 } from '#kernel/signing/sm2.js';
import { pointOf, scalarOf, signHere } from '#kernel/signing/suite.js';
import { court, justice, secondCourt, union } from '../../../infra/county/organisations.js';
import { numberedKeyFile } from '../../../infra/keys/development-keys.js';
import { type SignedMessage, thiefOf } from '../attacks/thief.js';
import type { AbusedCounty } from './abused-county.js';
import type { MessageAbuse } from './abuse.js';
import { goodLetter } from './letters.js';

const answer: MessageAbuse['answer'] = [401, 'BAD_SIGNATURE'];
const keyId = `${court.code}#1`;
const good = (): string => canonical(goodLetter());

/** A good message with something wrong about how it is signed. */
function signed(
  title: string,
  by: (text: string, county: AbusedCounty) => Partial<SignedMessage>,
): MessageAbuse {
  const bring: MessageAbuse['bring'] = (county) => {
    const text = good();
    const signature = rightly(county, text).toString('base64url');
    return { message: { text, keyId, signature, ...by(text, county) } };
  };
  return { title, answer, bring };
}

function rightly(county: AbusedCounty, text: string): Buffer {
  return signHere(county.thieves.court.key, Buffer.from(text));
}

/** The court's signature with its bytes changed. */
function bent(title: string, bend: (signature: Buffer) => Buffer): MessageAbuse {
  return signed(title, (text, county) => ({ signature: bend(rightly(county, text)).toString('base64url') }));
}

/** The court's signature in other letters. */
function spelled(title: string, spell: (signature: Buffer) => string): MessageAbuse {
  return signed(title, (text, county) => ({ signature: spell(rightly(county, text)) }));
}

const keyOf = (county: AbusedCounty, folder: string, owner: string): KeyObject =>
  createPrivateKey(readFileSync(numberedKeyFile(join(county.keys, folder), owner, 1)));
const byKey = (key: KeyObject, text: string): string =>
  signHere(key, Buffer.from(text)).toString('base64url');

/** Signatures by a key that is not the sender's to sign with. */
export const keyAbuses: MessageAbuse[] = [
  signed('a message without a signature', () => ({ signature: '' })),
  signed('a message without the name of a key', () => ({ keyId: '' })),
  signed('a message signed by a stranger under the sender’s key id', (text) => ({
    signature: byKey(generateKeyPairSync('ed25519').privateKey, text),
  })),
  signed('a message signed by another agency under the sender’s key id', (text, county) => ({
    signature: byKey(thiefOf(county, justice).key, text),
  })),
  signed('a message signed by another agency under that agency’s key id', (text, county) => ({
    ...{ keyId: `${justice.code}#1`, signature: byKey(thiefOf(county, justice).key, text) },
  })),
  signed('a message signed by another court of the same agency', (text, county) => ({
    ...{ keyId: `${secondCourt.code}#1`, signature: byKey(thiefOf(county, secondCourt).key, text) },
  })),
  signed('a message signed by its own receiver', (text, county) => ({
    ...{ keyId: `${union.code}#1`, signature: byKey(county.thieves.union.key, text) },
  })),
  signed('a message signed by the key of the gateway', (text, county) => ({
    ...{ keyId: 'gateway#1', signature: byKey(keyOf(county, 'gateway', 'gateway'), text) },
  })),
  signed('a message signed by the gateway under the sender’s key id', (text, county) => ({
    signature: byKey(keyOf(county, 'gateway', 'gateway'), text),
  })),
  signed('a message signed by the keeper of the address book', (text, county) => ({
    ...{ keyId: 'address-book#1' },
    signature: byKey(createPrivateKey(readFileSync(join(county.keys, 'address-book/signer.pem'))), text),
  })),
  ...[
    ['the next number', `${court.code}#2`],
    ['a path', `../court/${court.code}.pem`],
    ['an address on the network', 'https://127.0.0.1:9/key'],
    ['a query of the database', `${keyId}' or '1'='1`],
    ['what every object has', '__proto__'],
    ['a blank within', `${court.code} #1`],
    ['the code alone', court.code],
    ['any key', '*'],
    ['two keys', `${keyId},${keyId}`],
    ['small letters', keyId.toLowerCase()],
  ].map(([what, id]) => signed(`a message under a key id that is ${what}`, () => ({ keyId: id! }))),
];

/** What the sender's key signed is not this message. */
export const textAbuses: MessageAbuse[] = [
  signed('a message under the signature of another message', (_text, county) => ({
    signature: rightly(county, good()).toString('base64url'),
  })),
  signed('a message of which one letter was changed after signing', (text) => ({
    text: text.replace('CLOSED', 'CLOSES'),
  })),
  signed('a message of which the receiver was signed and the sender was changed', (text) => ({
    text: text.replace(`urn:wufang:${court.code}`, `urn:wufang:${secondCourt.code}`),
  })),
  signed('a message under the signature of its hash', (text, county) => ({
    signature: rightly(county, sha256(text)).toString('base64url'),
  })),
  signed('a message under the signature of its content alone', (text, county) => ({
    signature: rightly(county, canonical((JSON.parse(text) as { data: unknown }).data)).toString('base64url'),
  })),
  signed('a message under the signature of nothing', (_text, county) => ({
    signature: rightly(county, '').toString('base64url'),
  })),
];

const order = 2n ** 252n + 27742317777372353535851937790883648493n;

function addOrder(signature: Buffer): Buffer {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  const tail = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([signature.subarray(0, 32), tail]);
}

/** A DER text of two numbers, as other libraries write signatures. */
function der(...numbers: Buffer[]): Buffer {
  const parts = numbers.map((number) => Buffer.concat([Buffer.from([2, number.length]), number]));
  const inner = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([0x30, inner.length]), inner]);
}

/** Ed25519: the sender's own signature in another form. */
export const ed25519Abuses: MessageAbuse[] = [
  bent('a signature to which the order of the curve was added', addOrder),
  bent('a signature cut by a byte', (signature) => signature.subarray(0, 63)),
  bent('a signature with a byte behind it', (signature) => Buffer.concat([signature, Buffer.from([0])])),
  bent('a signature with one bit turned', (signature) => {
    const turned = Buffer.from(signature);
    turned[10] = turned[10]! ^ 1;
    return turned;
  }),
  bent('a signature with its halves exchanged', (signature) =>
    Buffer.concat([signature.subarray(32), signature.subarray(0, 32)]),
  ),
  bent('a signature of zeros', () => Buffer.alloc(64)),
  bent('a signature by the neutral point', () => Buffer.concat([Buffer.from([1]), Buffer.alloc(63)])),
  bent('a signature in DER', (signature) => der(signature.subarray(0, 32), signature.subarray(32))),
  spelled('a signature in hexadecimal digits', (signature) => signature.toString('hex')),
  spelled('a signature in base64 with padding', (signature) => signature.toString('base64')),
  spelled('a signature in base64url with padding', (signature) => `${signature.toString('base64url')}==`),
  spelled('a signature whose last letter spells the same byte another way', (signature) =>
    otherSpelling(signature.toString('base64url')),
  ),
  spelled('a signature with a blank within', (signature) =>
    signature.toString('base64url').replace(/^(.{10})/, '$1 '),
  ),
  spelled('a signature said twice', (signature) => {
    const text = signature.toString('base64url');
    return `${text}, ${text}`;
  }),
  spelled('a signature of a hundred thousand letters', () => 'A'.repeat(8_000)),
  signed('a signature of the same text by SM2 under the key of Ed25519', (text) => ({
    signature: byKey(sm2Key(), text),
  })),
  signed('a signature by Ed25519 of the text hashed first', (text, county) => ({
    signature: sign(null, Buffer.from(sha256(text), 'hex'), county.thieves.court.key).toString('base64url'),
  })),
];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The last letter of 64 bytes carries two bits; the other four are passed over by a lenient reader. */
function otherSpelling(text: string): string {
  return text.slice(0, -1) + letters[letters.indexOf(text.at(-1)!) + 1]!;
}

function sm2Key(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey;
}

function ecdsaKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

const sm2Order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** SM2: each signature is tried over the same true key, in DER as it is agreed on unless the title says otherwise. */
export const sm2Abuses: MessageAbuse[] = [
  bent('a signature by SM2 with a number of zero', () => der(Buffer.from([0]), bytesOf(sm2Order - 1n))),
  bent('a signature by SM2 with both numbers zero', () =>
    Buffer.concat([der(Buffer.from([0]), Buffer.from([0])), Buffer.alloc(62)]),
  ),
  bent('a signature by SM2 with a number that is the order', (signature) =>
    der(numbersOf(signature)[0]!, bytesOf(sm2Order)),
  ),
  bent('a signature by SM2 with the order added to a number', (signature) => {
    const [r, s] = numbersOf(signature);
    return der(r!, bytesOf(BigInt(`0x${s!.toString('hex')}`) + sm2Order));
  }),
  bent('a signature by SM2 with a number taken from the order', (signature) => {
    const [r, s] = numbersOf(signature);
    return der(r!, bytesOf(sm2Order - BigInt(`0x${s!.toString('hex')}`)));
  }),
  bent('a signature by SM2 with its numbers exchanged', (signature) => {
    const [r, s] = numbersOf(signature);
    return der(s!, r!);
  }),
  bent('a signature by SM2 with a zero before a number that needs none', (signature) => {
    const [r, s] = numbersOf(signature);
    return der(Buffer.concat([Buffer.from([0]), r!]), s!);
  }),
  bent('a signature by SM2 with a byte behind it', (signature) =>
    Buffer.concat([signature, Buffer.from([0])]),
  ),
  bent('a signature by SM2 cut by a byte', (signature) => signature.subarray(0, -1)),
  bent('a signature by SM2 as two bare numbers and not in DER', (signature) =>
    Buffer.concat(
      numbersOf(signature).map((number) => bytesOf(BigInt(`0x${number.toString('hex')}`)).subarray(-32)),
    ),
  ),
  signed('a signature by SM2 for another user id', (text, county) => {
    const { key } = county.thieves.court;
    const bytes = signSm2(scalarOf(key), pointOf(key)!, Buffer.from(text), 'ALICE123@YAHOO.COM');
    return { signature: bytes.toString('base64url') };
  }),
  signed('a signature by ECDSA under the key of SM2', (text) => ({
    signature: sign('sha256', Buffer.from(text), ecdsaKey()).toString('base64url'),
  })),
  signed('a signature by Ed25519 under the key of SM2', (text) => ({
    signature: byKey(generateKeyPairSync('ed25519').privateKey, text),
  })),
  signed('a signature by another key of SM2', (text) => ({ signature: byKey(sm2Key(), text) })),
];

function numbersOf(signature: Buffer): Buffer[] {
  const first = signature[3]!;
  return [signature.subarray(4, 4 + first), signature.subarray(6 + first)];
}

function bytesOf(value: bigint): Buffer {
  const text = value.toString(16);
  const digits = Buffer.from(text.length % 2 === 0 ? text : `0${text}`, 'hex');
  return digits[0]! < 0x80 ? digits : Buffer.concat([Buffer.from([0]), digits]);
}
