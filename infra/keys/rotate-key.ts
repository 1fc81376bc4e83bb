import { dirname } from 'node:path';
import type { DatedKey } from '#kernel/exchange/address-book.js';
import type { Suite } from '#kernel/signing/suite.js';
import { organisations } from '../county/organisations.js';
import { newKey, publishBook } from './address-book-file.js';
import { keyFolderOf, numberedKeyFile, privateKeyFile } from './development-keys.js';
import { publicPem, signingKey } from './key-files.js';
import { bookOf } from './revoke-key.js';

/** The former key holds for so long, for what it has signed and has not arrived. */
const overlap = 30 * 86_400_000;

/**
 * Gives an organisation, by its code, or the gateway a new key: the private key into its folder first, then the book.
 * Running programs sign with it a few seconds later. Its suite is the former key's if left out. Returns the id of the new key.
 */
export async function rotateKey(
  keys: string,
  owner: string,
  now = new Date(),
  wanted?: Suite,
): Promise<string> {
  const book = bookOf(keys);
  const organisation = book.organisations.find(({ code }) => code === owner);
  const listed = owner === 'gateway' ? book.gateways : organisation?.keys;
  if (!listed) throw new Error(`The address book knows neither an organisation nor a gateway ${owner}.`);
  const number = Math.max(0, ...listed.map(({ id }) => Number(id.split('#')[1]))) + 1;
  const suite = wanted ?? organisation?.keys.at(-1)?.suite ?? 'Ed25519';
  if (!organisation && suite !== 'Ed25519') throw new Error('The gateway signs by Ed25519 (RFC 9421).');
  const key = await signingKey(numberedKeyFile(folderOf(keys, owner), owner, number), suite);
  const fresh = newKey(`${owner}#${number}`, publicPem(key), now);
  const former = <Key extends DatedKey>(entry: Key): Key => ({ ...entry, validUntil: endOf(entry, now) });
  publishBook(keys, {
    ...book,
    issuedAt: now.toISOString(),
    organisations: book.organisations.map((entry) =>
      entry.code === owner ? { ...entry, keys: [...entry.keys.map(former), { ...fresh, suite }] } : entry,
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
