import type { Agency } from '#kernel/agency.js';
import type { AddressBookCache } from './address-book.js';

/** An agency as far as it speaks to others. */
export type Speaker = Pick<Agency, 'keyring'> & {
  book: AddressBookCache;
  manifest: Pick<Agency['manifest'], 'name'>;
};

/** The organisation in whose name an agency says what concerns no one of its organisations more than another. */
export function speaker({ book, keyring, manifest }: Speaker): string {
  const found = book.organisationsOf(manifest.name).find(({ code }) => keyring.signing.has(code));
  if (!found) throw new Error('No organisation of the agency can sign.');
  return found.code;
}
