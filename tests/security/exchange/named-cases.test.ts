import { expect, test } from 'vitest';
import { answerAbuses } from './answer-abuses.js';
import * as books from './book-abuses.js';
import * as contents from './content-abuses.js';
import { courseAbuses } from './course-abuses.js';
import { datedKeyAbuses } from './dated-key-abuses.js';
import * as forms from './form-abuses.js';
import { letterAbuses } from './letter-abuses.js';
import { listingAbuses } from './listing-abuses.js';
import * as receipts from './receipt-abuses.js';
import { sequenceAbuses } from './sequence-abuses.js';
import * as signatures from './signature-abuses.js';

/** X-Road tries so many abuses of its proxies, a class each. */
const classesOfXRoad = 102;

interface Named {
  title: string;
}

const tables: Record<string, Named[][]> = {
  message: [
    ...[forms.textAbuses, forms.envelopeAbuses, forms.addressAbuses, forms.wireAbuses],
    ...[sequenceAbuses, contents.typeAbuses, contents.contentAbuses, letterAbuses],
  ],
  course: Object.values(courseAbuses(() => expect.unreachable())),
  signature: [
    ...[signatures.keyAbuses, signatures.textAbuses, signatures.ed25519Abuses, signatures.sm2Abuses],
    datedKeyAbuses,
  ],
  receipt: [receipts.contentAbuses, receipts.signatureAbuses, receipts.parcelAbuses, answerAbuses],
  book: [
    ...[books.signatureAbuses, books.ageAbuses, books.entryAbuses, books.keyAbuses, books.fileAbuses],
    listingAbuses,
  ],
};

const titles = Object.values(tables).flatMap((subject) => subject.flat().map(({ title }) => title));

test('every abuse has a name of its own', () => {
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('there are more of them than X-Road tries', () => {
  expect(titles.length).toBeGreaterThan(classesOfXRoad);
});

test.each(Object.entries(tables))('and some of each subject: %s', (_subject, subject) => {
  expect(subject.every((table) => table.length >= 5)).toBe(true);
});
