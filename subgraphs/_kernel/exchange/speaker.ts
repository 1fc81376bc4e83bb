import type { Agency } from '#kernel/agency.js';

/** The organisation in whose name an agency says what concerns no one of its organisations more than another. */
export function speaker({ book, keyring, manifest }: Pick<Agency, 'book' | 'keyring' | 'manifest'>): string {
  const found = book.organisationsOf(manifest.name).find(({ code }) => keyring.signing.has(code));
  if (!found) throw new Error('No organisation of the agency can sign.');
  return found.code;
}
