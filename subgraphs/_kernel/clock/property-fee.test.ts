import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paymentOrderFee, propertyCaseFee } from './property-fee.js';

const yuan = (amount: number): number => amount * 100;

describe('the fee of a property case', () => {
  // The short sums of court counters: rate × amount, less or more a constant; in yuan.
  const counter: [above: number, percent: number, constant: number][] = [
    [0, 0, 50],
    [10_000, 2.5, -200],
    [100_000, 2, 300],
    [200_000, 1.5, 1_300],
    [500_000, 1, 3_800],
    [1_000_000, 0.9, 4_800],
    [2_000_000, 0.8, 6_800],
    [5_000_000, 0.7, 11_800],
    [10_000_000, 0.6, 21_800],
    [20_000_000, 0.5, 41_800],
  ];

  test('is what the counters’ short sums give, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000 }), (tens) => {
        const amount = tens * 10;
        const [, percent, constant] = counter.filter(([above]) => amount > above).at(-1)!;
        expect(propertyCaseFee(yuan(amount))).toBe(Math.round(amount * percent) + yuan(constant));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [10_000, 5_000],
    [100_000, 230_000],
    [200_000, 430_000],
    [500_000, 880_000],
  ])('of %i yuan is %i fen', (amount, fee) => expect(propertyCaseFee(yuan(amount))).toBe(fee));
});

describe('the fee of a payment order', () => {
  test.each([
    [450_000, 1_667],
    [1_000_000, 1_667],
    [17_100_000, 124_000],
  ])('for %i fen is a third: %i fen', (amount, fee) => expect(paymentOrderFee(amount)).toBe(fee));
});
