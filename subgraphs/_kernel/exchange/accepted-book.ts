import { createPublicKey } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { canonical, sha256 } from '#kernel/canonical.js';
import { type AddressBook, hasEnded, NotGenuine, verifyAddressBook } from './address-book.js';

/** The last book the agency accepted; `book` is null where the text it kept is not genuine any more. */
export interface AcceptedBook {
  version: number;
  book: AddressBook | null;
  /** Hash of what the book says, however it is laid out. */
  hash: string;
}

/**
 * OLDER         a version before the one accepted
 * SAME_VERSION  the accepted version, saying something else
 * NOT_GENUINE   signed by somebody else, or changed after signing
 * ENDED         past its own end
 * UNREADABLE    no address book at all
 * MISSING       no file
 */
export type WhyRefused = 'OLDER' | 'SAME_VERSION' | 'NOT_GENUINE' | 'ENDED' | 'UNREADABLE' | 'MISSING';

export interface RefusedBook {
  readonly why: WhyRefused;
  /** Why, with the versions; no content. */
  readonly what: string;
  /** Names the refused text, so that it is told once. */
  readonly hash: string;
}

/** A text that may take the place of the accepted one, or stands there already. */
export interface GoodBook {
  readonly text: string;
  readonly book: AddressBook;
}

/** Holds the text of the file against what the agency has accepted before; null is a file that is not there. */
export function judgeBook(
  text: string | null,
  signerPem: string,
  accepted: AcceptedBook | null,
): GoodBook | RefusedBook {
  if (text === null) return { why: 'MISSING', what: 'MISSING', hash: 'MISSING' };
  const hash = sha256(text);
  const refuse = (why: WhyRefused, what: string = why): RefusedBook => ({ why, what, hash });
  let book: AddressBook;
  try {
    book = verifyAddressBook(text, signerPem);
  } catch (error) {
    return refuse(error instanceof NotGenuine ? 'NOT_GENUINE' : 'UNREADABLE');
  }
  const { version } = book;
  if (accepted && version < accepted.version)
    return refuse('OLDER', `OLDER ${version} < ${accepted.version}`);
  if (accepted && version === accepted.version && hashOf(text) !== accepted.hash)
    return refuse('SAME_VERSION', `SAME_VERSION ${version}`);
  return hasEnded(book) ? refuse('ENDED', `ENDED ${version}`) : { text, book };
}

/** Names the keeper's key. Who trusts another key begins to count anew. */
export function signerOf(signerPem: string): string {
  return sha256(createPublicKey(signerPem).export({ type: 'spki', format: 'der' }));
}

export function acceptedAs({ text, book }: GoodBook): AcceptedBook {
  return { version: book.version, book, hash: hashOf(text) };
}

export async function acceptedBook(database: DataSource, signerPem: string): Promise<AcceptedBook | null> {
  const [row] = await database.query<{ version: number; text: string }[]>(
    'select version, text from address_book_seen where signer = $1',
    [signerOf(signerPem)],
  );
  if (!row) return null;
  try {
    return { version: row.version, book: verifyAddressBook(row.text, signerPem), hash: hashOf(row.text) };
  } catch {
    return { version: row.version, book: null, hash: '' };
  }
}

/** Keeps a book as accepted, unless another process of the agency has accepted a newer one. Answers what is accepted then. */
export async function acceptBook(
  database: DataSource,
  signerPem: string,
  { text, book }: GoodBook,
): Promise<AcceptedBook> {
  const { keyId } = JSON.parse(text) as { keyId: string };
  await database.query(
    `insert into address_book_seen as seen (signer, version, key_id, text, accepted_at) values ($1, $2, $3, $4, $5)
     on conflict (signer) do update set version = excluded.version, key_id = excluded.key_id, text = excluded.text,
       accepted_at = excluded.accepted_at, refused = null, refused_at = null
     where seen.version < excluded.version`,
    [signerOf(signerPem), book.version, keyId, text, new Date()],
  );
  const accepted = await acceptedBook(database, signerPem);
  if (!accepted) throw new Error('The address book was not kept.');
  return accepted;
}

function hashOf(text: string): string {
  return sha256(canonical((JSON.parse(text) as { book: unknown }).book));
}
