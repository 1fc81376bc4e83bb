import { setTimeout as pause } from 'node:timers/promises';
import type { AddressBook } from '#kernel/exchange/address-book.js';
import { court, union } from '../../../infra/county/organisations.js';
import { publishBook } from '../../../infra/keys/address-book-file.js';
import { bookOf } from '../../../infra/keys/revoke-key.js';
import type { AbusedCounty } from './abused-county.js';
import type { MessageAbuse } from './abuse.js';
import { byCourt, goodLetter } from './letters.js';

/** A good message that comes after the keeper has published a book that says something else of who speaks. */
function after(
  title: string,
  answer: MessageAbuse['answer'],
  change: (book: AddressBook) => AddressBook,
): MessageAbuse {
  const bring = async (county: AbusedCounty) => {
    const listing = bookOf(county.keys);
    first ??= listing;
    publishBook(county.keys, change(first));
    await pause(1_300);
    return byCourt(county, goodLetter());
  };
  return { title, answer, bring };
}

let first: AddressBook | null = null;

type Entry = AddressBook['organisations'][number];

const each = (book: AddressBook, change: (entry: Entry) => Entry[]): AddressBook => ({
  ...book,
  organisations: book.organisations.flatMap(change),
});

const swapped = (book: AddressBook): AddressBook => {
  const keysOf = (code: string) => book.organisations.find((entry) => entry.code === code)!.keys;
  return each(book, (entry) => {
    const from = { [court.code]: union.code, [union.code]: court.code }[entry.code];
    return [from ? { ...entry, keys: keysOf(from) } : entry];
  });
};

/** What a genuine book takes away is gone at the exchange within two seconds. */
export const listingAbuses: MessageAbuse[] = [
  after('a message of an organisation that the book no longer lists', [401, 'UNKNOWN_SENDER'], (book) =>
    each(book, (entry) => (entry.code === court.code ? [] : [entry])),
  ),
  after('a message by a key that the book no longer lists', [401, 'BAD_SIGNATURE'], (book) =>
    each(book, (entry) => [entry.code === court.code ? { ...entry, keys: [] } : entry]),
  ),
  after(
    'a message to an organisation that the book has taken from its own agency',
    [421, 'NOT_ADDRESSED_HERE'],
    (book) => each(book, (entry) => (entry.code === union.code ? [] : [entry])),
  ),
  after(
    'a message to an organisation whose own key the book no longer lists',
    [421, 'NOT_ADDRESSED_HERE'],
    (book) => each(book, (entry) => [entry.code === union.code ? { ...entry, keys: [] } : entry]),
  ),
  after(
    'a message to an organisation that the book gives the sender’s key',
    [421, 'NOT_ADDRESSED_HERE'],
    swapped,
  ),
];

/** The first book comes back, under a newer number. */
export async function listAgain({ keys }: AbusedCounty): Promise<void> {
  if (first) publishBook(keys, first);
  await pause(1_300);
}
