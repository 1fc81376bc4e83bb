import { expect, test } from 'vitest';
import { numberKey } from './number-key.js';

test.each([
  '（2026）虚0499民初12号',
  '(2026)虚0499民初12号',
  '〔2026〕虚0499民初 12号',
  '［２０２６］虚0499民初12号',
])('%s is searched by one spelling', (number) => {
  expect(numberKey(number)).toBe('(2026)虚0499民初12号');
});
