import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DatedKey, keyInForce } from '#kernel/exchange/address-book.js';

/** A new key is valid from so much earlier than it is made: an agency whose clock is behind can use it at once. */
export const clocksBehind = 2 * 3_600_000;
/** A new key waits this long until it signs, so that every receiver has read the book that names it. */
const settling = 5_000;

export interface OwnKey {
  id: string;
  key: KeyObject;
}

/** The private keys in a folder, by owner: `<owner>.pem`, and `<owner>-2.pem` and so on after a rotation. */
export function readOwnKeys(folder: string, owner: RegExp): Map<string, KeyObject[]> {
  const found = new Map<string, KeyObject[]>();
  for (const file of readdirSync(folder)) {
    const name = /^(\w+?)(?:-\d+)?\.pem$/.exec(file)?.[1];
    if (name === undefined || !owner.test(name)) continue;
    const key = createPrivateKey(readFileSync(join(folder, file)));
    found.set(name, [...(found.get(name) ?? []), key]);
  }
  return found;
}

/** Of the keys owned and in force the newest that has settled; one that has not only where there is no other. */
export function keyToSignWith(
  listed: readonly DatedKey[],
  owned: readonly KeyObject[],
  now = new Date(),
): OwnKey | null {
  const byPublicKey = new Map(owned.map((key) => [publicPart(createPublicKey(key)), key]));
  const usable = listed
    .filter((candidate) => keyInForce(candidate, now))
    .flatMap(({ id, publicKey, validFrom }) => {
      const key = byPublicKey.get(publicPart(createPublicKey(publicKey)));
      return key ? [{ id, key, settledAt: Date.parse(validFrom) + clocksBehind + settling }] : [];
    })
    .sort((one, other) => other.settledAt - one.settledAt);
  const best = usable.find(({ settledAt }) => settledAt <= now.getTime()) ?? usable.at(-1);
  return best ? { id: best.id, key: best.key } : null;
}

function publicPart(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
