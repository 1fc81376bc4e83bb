import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { court, union } from '../../../infra/county/organisations.js';
import { publishBook } from '../../../infra/keys/address-book-file.js';
import { bookOf } from '../../../infra/keys/revoke-key.js';
import { listedKey, publicPem } from '../../kit/signed-book.js';
import { signedBy } from '../attacks/thief.js';
import type { AbusedCounty, Side } from './abused-county.js';
import type { MessageAbuse } from './abuse.js';
import { goodLetter } from './letters.js';

const hour = 3_600_000;
const from = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const codes: Record<Side, string> = { court: court.code, union: union.code };

/** Further keys that the address book lists for each side, and that sign nothing today. */
const oldKeys = [
  { number: 11, what: 'was revoked an hour ago', dates: { revokedAt: from(-hour) } },
  { number: 12, what: 'ended an hour ago', dates: { validUntil: from(-hour) } },
  { number: 13, what: 'holds from the next hour on', dates: { validFrom: from(hour) } },
  { number: 14, what: 'ended before it began', dates: { validFrom: from(hour), validUntil: from(-hour) } },
  { number: 15, what: 'the book lists under the other suite', dates: { suite: 'SM2' } },
] as const;

const pairs = new Map<string, KeyPairKeyObjectResult>(
  (['court', 'union'] as const).flatMap((side) =>
    oldKeys.map(({ number }) => [`${codes[side]}#${number}`, generateKeyPairSync('ed25519')] as const),
  ),
);

/** The private key, and its id in the book. */
export function oldKeyOf(side: Side, number: number): [key: KeyObject, keyId: string] {
  const id = `${codes[side]}#${number}`;
  return [pairs.get(id)!.privateKey, id];
}

/** Lists the keys in the county's address book, and waits until every agency has read it. */
export async function withOldKeys({ keys }: AbusedCounty): Promise<void> {
  const book = bookOf(keys);
  const listed = (code: string) =>
    oldKeys.flatMap(({ number, dates }) => {
      const pair = pairs.get(`${code}#${number}`);
      return pair ? [listedKey(`${code}#${number}`, publicPem(pair.publicKey), dates)] : [];
    });
  const organisations = book.organisations.map((entry) => ({
    ...entry,
    keys: [...entry.keys, ...listed(entry.code)],
  }));
  publishBook(keys, { ...book, organisations });
  await pause(1_100);
}

export const datedKeyAbuses: MessageAbuse[] = oldKeys.map(({ number, what }) => ({
  ...{ title: `a message signed by a key that ${what}`, answer: [401, 'BAD_SIGNATURE'] },
  bring: () => {
    const [key, keyId] = oldKeyOf('court', number);
    return { message: signedBy({ keyId, key }, goodLetter()) };
  },
}));
