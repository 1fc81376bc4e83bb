import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { keyToSignWith, readOwnKeys } from '#kernel/identity/own-keys.js';
import type { CallKey } from '#kernel/identity/signed-call.js';

const readAgainAfter = 1_000;

/**
 * The key this gateway signs its calls with now, under the name the address book knows it by. The folder and the book
 * are read again as time goes, so that a new key signs without a restart. Throws when no key of the folder is in force.
 */
export function ownKey(book: AddressBookCache, folder: string): () => CallKey {
  let key = read(book, folder);
  let readAt = Date.now();
  return () => {
    if (Date.now() - readAt > readAgainAfter) {
      key = read(book, folder);
      readAt = Date.now();
    }
    if (!key) throw new Error('The address book lists no key of this gateway that is in force.');
    return key;
  };
}

function read(book: AddressBookCache, folder: string): CallKey | null {
  const owned = readOwnKeys(folder, /^gateway$/).get('gateway') ?? [];
  const found = keyToSignWith(book.current.gateways, owned);
  return found && { id: found.id, privateKey: found.key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
