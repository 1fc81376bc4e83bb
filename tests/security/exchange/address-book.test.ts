import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { type SignedBook, signedBook } from '../../kit/signed-book.js';
import { counted, reportAbuses } from './abuse.js';
import {
  ageAbuses,
  type BookAbuse,
  entryAbuses,
  fileAbuses,
  goodBook,
  keyAbuses,
  signatureAbuses,
} from './book-abuses.js';

let file: SignedBook;
let book: AddressBookCache;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-03-01T09:00:00+08:00') });
  file = signedBook(goodBook);
  book = new AddressBookCache(file.path, file.keeper);
});
afterEach(() => {
  vi.useRealTimers();
  file.remove();
});
reportAbuses('abuses of the address book');

const later = (): void => void vi.setSystemTime(Date.now() + 1_001);

function tryAll(abuses: readonly BookAbuse[]): void {
  test.each(abuses.map((abuse) => [abuse.title, abuse] as const))('not taken is %s', (_title, abuse) =>
    counted(async () => {
      const before = structuredClone(book.current);
      abuse.write(file);
      later();
      expect(book.current).toEqual(before);
      if (!abuse.onlyWhileRunning) expect(() => new AddressBookCache(file.path, file.keeper)).toThrow();
      // The next good book is taken all the same.
      rmSync(file.path, { recursive: true, force: true });
      file.write({ ...goodBook, version: 5 });
      later();
      expect(book.current.version).toBe(5);
    }),
  );
}

test('taken is a newer book that its keeper signed', () => {
  file.write({ ...goodBook, version: 2 });
  later();
  expect(book.current.version).toBe(2);
});

describe('by its signature', () => tryAll(signatureAbuses));
describe('by its age', () => tryAll(ageAbuses));
describe('by whom it lists', () => tryAll(entryAbuses));
describe('by the keys it lists', () => tryAll(keyAbuses));
describe('by its file', () => tryAll(fileAbuses));
