import { createPublicKey } from 'node:crypto';
import type { AddressBook } from '#kernel/exchange/address-book.js';
import type { CallKey } from '#kernel/identity/signed-call.js';

/** This gateway's private key with the name the address book knows it by. */
export function ownKey(book: AddressBook, privateKey: string): CallKey {
  const own = publicPart(privateKey);
  const entry = book.gateways.find(({ publicKey }) => publicPart(publicKey) === own);
  if (!entry) throw new Error('The address book does not list the key of this gateway.');
  return { id: entry.id, privateKey };
}

function publicPart(pem: string): string {
  return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
}
