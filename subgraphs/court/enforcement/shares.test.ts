import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needWholeShares, outstandingShares, shareOut } from './shares.js';

const sum = (shares: readonly { amount: number }[]) =>
  shares.reduce((total, { amount }) => total + amount, 0);
const owed = (amounts: readonly number[]) => amounts.map((amount, at) => ({ partyId: `p${at}`, amount }));

describe('shares', () => {
  test('come to the amount, to the fen', () => {
    expect(() => needWholeShares(owed([33, 33, 34]), 100)).not.toThrow();
    for (const amounts of [
      [33, 33, 33],
      [33, 33, 35],
    ])
      expect(() => needWholeShares(owed(amounts), 100)).toThrow(
        expect.objectContaining({ code: 'BAD_INPUT' }),
      );
  });

  test('name nobody twice', () => {
    const twice = [...owed([50]), ...owed([50])];
    expect(() => needWholeShares(twice, 100)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

describe('a payment', () => {
  test('is shared in proportion, the odd fen to whom it is cut most', () => {
    expect(shareOut(100, owed([100, 100, 100])).map(({ amount }) => amount)).toEqual([34, 33, 33]);
    expect(shareOut(10, owed([10, 5, 1])).map(({ amount }) => amount)).toEqual([6, 3, 1]);
  });

  test('always comes to the fen, and gives nobody more than is owed', () => {
    const debts = fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(debts, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, part) => {
        const payment = Math.floor(sum(owed(amounts)) * part);
        const shares = shareOut(payment, owed(amounts));
        expect(sum(shares)).toBe(payment);
        shares.forEach(({ amount }, at) => expect(amount >= 0 && amount <= amounts[at]!).toBe(true));
      }),
    );
  });

  test('after payment leaves nothing once the whole is paid', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 9 }),
        steps,
        (amounts, parts) => {
          const payments: { paidOn: string; amount: number; shares: ReturnType<typeof shareOut> }[] = [];
          const left = () => outstandingShares(owed(amounts), payments);
          for (const part of [...parts, Infinity]) {
            const amount = Math.min(part, sum(left()));
            payments.push({ paidOn: '2025-03-01', amount, shares: shareOut(amount, left()) });
          }
          expect(left().every(({ amount }) => amount === 0)).toBe(true);
        },
      ),
    );
  });
});
