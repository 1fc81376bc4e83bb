import { dirname } from 'node:path';
import type { DatedKey } from '#kernel/exchange/address-book.js';
import { organisations } from '../county/organisations.js';
import { newKey, publishBook } from './address-book-file.js';
import { keyFolderOf, numberedKeyFile, privateKeyFile } from './development-keys.js';
import { ed25519Key, publicPem } from './key-files.js';
import { bookOf } from './revoke-key.js';

/** The former key holds for so long, for what it has signed and has not arrived. */
const overlap = 30 * 86_400_000;

/**
 * Gives an organisation, by its code, or the gateway a new key: the private key into its folder first, then the book.
 * Running programs sign with it a few seconds later. Returns the id of the new key.
 */
export async function rotateKey(keys: string, owner: string, now = new Date()): Promise<string> {
  const book = bookOf(keys);
  const listed =
    owner === 'gateway' ? book.gateways : book.organisations.find(({ code }) => code === owner)?.keys;
  if (!listed) throw new Error(`The address book knows neither an organisation nor a gateway ${owner}.`);
  const number = Math.max(0, ...listed.map(({ id }) => Number(id.split('#')[1]))) + 1;
  const key = await ed25519Key(numberedKeyFile(folderOf(keys, owner), owner, number));
  const fresh = newKey(`${owner}#${number}`, publicPem(key), now);
  const former = <Key extends DatedKey>(entry: Key): Key => ({ ...entry, validUntil: endOf(entry, now) });
  publishBook(keys, {
    ...book,
    issuedAt: now.toISOString(),
    organisations: book.organisations.map((entry) =>
      entry.code === owner
        ? { ...entry, keys: [...entry.keys.map(former), { ...fresh, suite: 'Ed25519' as const }] }
        : entry,
    ),
    gateways: owner === 'gateway' ? [...book.gateways.map(former), fresh] : book.gateways,
  });
  return fresh.id;
}

function endOf({ validUntil }: DatedKey, now: Date): string {
  const end = new Date(now.getTime() + overlap);
  return new Date(validUntil) < end ? validUntil : end.toISOString();
}

function folderOf(keys: string, owner: string): string {
  const organisation = organisations.find(({ code }) => code === owner);
  return organisation ? dirname(privateKeyFile(keys, organisation)) : keyFolderOf(keys, 'gateway');
}
