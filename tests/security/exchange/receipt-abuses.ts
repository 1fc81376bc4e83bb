import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '#kernel/canonical.js';
import { signHere } from '#kernel/signing/suite.js';
import { court, justice, secondCourt, union } from '../../../infra/county/organisations.js';
import { thiefOf, type Words } from '../attacks/thief.js';
import type { AbusedCounty } from './abused-county.js';
import { type Behaviour, parcel } from './dishonest-receiver.js';
import { oldKeyOf } from './dated-key-abuses.js';

/** One named lie of a receiver, and the word that the sender keeps of why it is no receipt. */
export interface ReceiptAbuse {
  /** A sentence after “no receipt is”. */
  title: string;
  reason: string;
  answer(county: AbusedCounty): Behaviour;
}

const hour = 3_600_000;
const ahead = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const byKey = (key: KeyObject, keyId: string) => (text: string) => ({
  ...{ keyId, signature: signHere(key, Buffer.from(text)).toString('base64url') },
});

export function byUnion({ thieves }: AbusedCounty): (text: string) => Words {
  return byKey(thieves.union.key, `${union.code}#1`);
}

type Wrong = (receipt: Words, county: AbusedCounty, sent: string) => string;

/** The receiver answers 200, and what it says is wrong. */
function body(title: string, wrong: Wrong): ReceiptAbuse {
  const answer: ReceiptAbuse['answer'] = (county) => (arrived, response) =>
    void response.end(wrong(arrived.receipt, county, arrived.body));
  return { title, reason: 'BAD_RECEIPT', answer };
}

/** A receipt rightly signed by the receiver that says something else. */
function saying(title: string, changes: Words | (() => Words)): ReceiptAbuse {
  return body(title, (receipt, county) => {
    const more = typeof changes === 'function' ? changes() : changes;
    return parcel({ ...receipt, ...more }, byUnion(county));
  });
}

/** A receipt rightly signed by the receiver whose text is written another way. */
function written(title: string, write: (text: string) => string): ReceiptAbuse {
  return body(title, (receipt, county) => parcel(write(canonical(receipt)), byUnion(county)));
}

/** A true receipt under a signature that is not the receiver's. */
function signedBy(title: string, sign: (county: AbusedCounty) => (text: string) => Words): ReceiptAbuse {
  return body(title, (receipt, county) => parcel(receipt, sign(county)));
}

/** A true signed receipt, of which the parcel is packed another way. */
function packed(title: string, pack: (parcel: string) => string): ReceiptAbuse {
  return body(title, (receipt, county) => pack(parcel(receipt, byUnion(county))));
}

export const contentAbuses: ReceiptAbuse[] = [
  saying('a receipt of another message', { messageId: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d' }),
  saying('a receipt of other bytes', { bodyHash: 'a'.repeat(64) }),
  body('a receipt whose hash is in capitals', (receipt, county) =>
    parcel({ ...receipt, bodyHash: String(receipt.bodyHash).toUpperCase() }, byUnion(county)),
  ),
  saying('a receipt whose hash is cut', { bodyHash: 'a'.repeat(63) }),
  saying('a receipt for a message of another sender', { source: `urn:wufang:${secondCourt.code}` }),
  saying('a receipt whose sender is a bare code', { source: court.code }),
  saying('a receipt for a message to another receiver', { dest: justice.code }),
  saying('a receipt for a message to its own sender', { dest: court.code }),
  saying('a receipt with an invented disposition', { disposition: 'DELIVERED' }),
  saying('a receipt with a disposition in small letters', { disposition: 'applied' }),
  saying('a receipt without a disposition', { disposition: undefined }),
  saying('a receipt that says applied and why it was not', { code: 'WRONG_STATE' }),
  saying('a receipt that says refused and not why', { disposition: 'REFUSED' }),
  saying('a receipt whose code is a sentence', { disposition: 'REFUSED', code: '<b>测试甲</b>' }),
  saying('a receipt whose code is longer than any', { disposition: 'REFUSED', code: 'X'.repeat(61) }),
  saying('a receipt with a field nobody agreed on', { note: '样例' }),
  saying('a receipt of a time without its zone', { receivedAt: '2025-03-01T09:00:00' }),
  saying('a receipt from two days before the message was written', () => ({ receivedAt: ahead(-48 * hour) })),
  saying('a receipt from the day after tomorrow', () => ({ receivedAt: ahead(48 * hour) })),
  written('a receipt with a space after its end', (text) => `${text} `),
  written('a receipt laid out over several lines', (text) => JSON.stringify(JSON.parse(text), null, 1)),
  written('a receipt whose fields are not in their order', (text) =>
    text.replace(/^\{("bodyHash":"\w+"),("code":null)/, '{$2,$1'),
  ),
  written('a receipt that says refused first and applied afterwards', (text) =>
    text.replace('"disposition":', '"disposition":"REFUSED","disposition":'),
  ),
  written('a receipt with a field named __proto__', (text) => text.replace('{', '{"__proto__":{},')),
  written('a receipt cut short', (text) => text.slice(0, -1)),
  written('a receipt that is the word null', () => 'null'),
  body('a receipt of an earlier message, rightly signed', (_receipt, county) => {
    if (!earlier) throw new Error('No earlier receipt is known.');
    return parcel(earlier, byUnion(county));
  }),
];

let earlier: Words | null = null;
/** Remembers a true receipt, so that it can be given once more for another message. */
export function keepEarlier(receipt: Words): void {
  earlier = receipt;
}

const keyIn = (county: AbusedCounty, ...path: string[]): KeyObject =>
  createPrivateKey(readFileSync(join(county.keys, ...path)));

export const signatureAbuses: ReceiptAbuse[] = [
  signedBy('a receipt with an empty signature', () => () => ({ keyId: `${union.code}#1`, signature: '' })),
  signedBy('a receipt without a signature', () => () => ({ keyId: `${union.code}#1` })),
  signedBy('a receipt without the name of a key', (county) => (text) => ({
    signature: byUnion(county)(text).signature,
  })),
  signedBy('a receipt signed by another organisation', (county) =>
    byKey(thiefOf(county, justice).key, `${justice.code}#1`),
  ),
  signedBy('a receipt signed by another organisation under the receiver’s key id', (county) =>
    byKey(thiefOf(county, justice).key, `${union.code}#1`),
  ),
  signedBy('a receipt signed by the sender of the message', (county) =>
    byKey(county.thieves.court.key, `${court.code}#1`),
  ),
  signedBy('a receipt signed by the gateway', (county) =>
    byKey(keyIn(county, 'gateway', 'gateway.pem'), 'gateway#1'),
  ),
  signedBy('a receipt signed by the keeper of the address book', (county) =>
    byKey(keyIn(county, 'address-book', 'signer.pem'), 'address-book#1'),
  ),
  signedBy('a receipt under a key id that nobody lists', (county) =>
    byKey(county.thieves.union.key, `${union.code}#7`),
  ),
  signedBy('a receipt signed by a key that was revoked', () => byKey(...oldKeyOf('union', 11))),
  body('a receipt signed by a key that was revoked, dated back to when it was good', (receipt) =>
    parcel({ ...receipt, receivedAt: ahead(-2 * hour) }, byKey(...oldKeyOf('union', 11))),
  ),
  signedBy('a receipt signed by a key that has ended', () => byKey(...oldKeyOf('union', 12))),
  signedBy('a receipt signed by a key that holds from the next hour on', () =>
    byKey(...oldKeyOf('union', 13)),
  ),
  body('a receipt signed by a key of the next hour, dated to when it will be good', (receipt) =>
    parcel({ ...receipt, receivedAt: ahead(2 * hour) }, byKey(...oldKeyOf('union', 13))),
  ),
  signedBy('a receipt whose signature is of the receipt before', (county) => () => ({
    ...byUnion(county)('{}'),
  })),
  signedBy('a receipt whose signature has padding', (county) => (text) => {
    const signed = byUnion(county)(text);
    return { ...signed, signature: `${String(signed.signature)}==` };
  }),
  signedBy('a receipt whose signature has a line break within', (county) => (text) => {
    const signed = byUnion(county)(text);
    return { ...signed, signature: String(signed.signature).replace(/^(.{20})/, '$1\n') };
  }),
];

export const parcelAbuses: ReceiptAbuse[] = [
  packed('an answer with a field besides the receipt', (text) => text.replace('{', '{"note":"样例",')),
  packed('an answer with two receipts of which the first is another', (text) =>
    text.replace('{', '{"receipt":"{}",'),
  ),
  packed('an answer with a space after its end', (text) => `${text} `),
  packed('an answer with something behind it', (text) => `${text}{}`),
  packed('an answer in a list', (text) => `[${text}]`),
  packed('an answer cut short', (text) => text.slice(0, -2)),
  packed('an answer that holds the receipt itself and not its text', (text) => {
    const { receipt, ...signed } = JSON.parse(text) as { receipt: string };
    return JSON.stringify({ receipt: JSON.parse(receipt) as Words, ...signed });
  }),
  body('a page for people in the place of a receipt', () => '<!doctype html><title>200 OK</title>'),
  body('nothing in the place of a receipt', () => ''),
  body('the word null in the place of a receipt', () => 'null'),
  body('the word true in the place of a receipt', () => 'true'),
  body('the message itself in the place of its receipt', (_receipt, _county, sent) => sent),
];
