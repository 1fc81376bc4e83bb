import { expect, test } from 'vitest';
import {
  clockTolerance,
  issuedTokenSeconds,
  oldestTokenSeconds,
  withdrawnWithinSeconds,
} from './token-life.js';

test('whoever is withdrawn is without effect within a minute, with the clocks as far off as they may be', () => {
  // Issued by a clock that is early, checked by one that is late, and the second that a whole number hides.
  expect(withdrawnWithinSeconds).toBe(oldestTokenSeconds + 2 * clockTolerance + 1);
  expect(withdrawnWithinSeconds).toBeLessThanOrEqual(60);
});

test('a token lives until no door takes it', () => {
  expect(issuedTokenSeconds).toBeLessThanOrEqual(oldestTokenSeconds);
});
