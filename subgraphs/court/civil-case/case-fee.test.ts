import { expect, test } from 'vitest';
import { suitFee } from './case-fee.js';

test.each([
  ['WAGE_CLAIM', 1_000],
  ['WORK_INJURY_BENEFIT', 1_000],
  ['LABOUR_DISPUTE', 1_000],
  ['NEF_WAGE', null],
  ['DISMISSAL', null],
])('a suit on %s costs %s fen', (code, fee) => expect(suitFee(code)).toBe(fee));
