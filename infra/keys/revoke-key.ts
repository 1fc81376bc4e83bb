import type { AddressBook, DatedKey } from '#kernel/exchange/address-book.js';
import { addressBookFiles, knownBook, publishBook } from './address-book-file.js';

/** Revokes one key, of an organisation or of the gateway, from now on. Throws when the book lists no such key. */
export function revokeKey(keys: string, id: string, now = new Date()): AddressBook {
  const book = bookOf(keys);
  let found = false;
  const revoked = <Key extends DatedKey>(key: Key): Key => {
    if (key.id !== id) return key;
    found = true;
    return { ...key, revokedAt: key.revokedAt ?? now.toISOString() };
  };
  const changed = {
    ...book,
    issuedAt: now.toISOString(),
    organisations: book.organisations.map((entry) => ({ ...entry, keys: entry.keys.map(revoked) })),
    gateways: book.gateways.map(revoked),
  };
  if (!found) throw new Error(`The address book lists no key ${id}.`);
  return publishBook(keys, changed);
}

/** The book on disk; throws when there is none, or none that its keeper signed. */
export function bookOf(keys: string): AddressBook {
  const book = knownBook(addressBookFiles(keys));
  if (!book) throw new Error('There is no address book with a good signature. Start the hub once.');
  return book;
}
