import { expect, test } from 'vitest';
import { checkLetterNumber } from './letter-number.js';

test.each(['虚工监意〔2025〕1号', '虚总工监提字〔2026〕第12号', '虚工监建（2025）3号'])(
  '%s is an official number',
  (number) => expect(() => checkLetterNumber(number)).not.toThrow(),
);

test.each(['; ls', '1号', '虚工监意2025 1号', '虚工监意〔25〕1号', '虚工监意〔2025〕号', '<b>虚〔2025〕1号'])(
  '%s is none',
  (number) => expect(() => checkLetterNumber(number)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' })),
);
