import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimKind } from '../arbitration/claim-item.js';
import { finalityOf, smallClaimLimit } from './award-split.js';

/** A monthly minimum wage made up for tests: 2,000 yuan. */
const wage = 200_000;
const item = (kind: ClaimKind, awarded: number | null, claimed = awarded) => ({ kind, claimed, awarded });

describe('an item of an award, where twelve minimum wages are 24,000.00', () => {
  test.each([
    ['OVERTIME', 980_000],
    ['DOUBLE_PAY', 2_400_000],
    ['INJURY_MEDICAL', 1],
    ['DAMAGES', 0],
  ] as const)('%s of %i fen is final', (kind, sum) => {
    expect(finalityOf(item(kind, sum), wage)).toBe('FINAL');
  });

  test.each([
    ['ECONOMIC_COMPENSATION', 2_640_000],
    ['WAGES', 2_400_001],
  ] as const)('%s of %i fen is not', (kind, sum) => {
    expect(finalityOf(item(kind, sum), wage)).toBe('NON_FINAL');
  });

  test('is measured by what was awarded, not by what was claimed', () => {
    expect(finalityOf(item('WAGES', 2_400_000, 9_000_000), wage)).toBe('FINAL');
  });

  test('is measured by what was claimed where the claim was dismissed', () => {
    expect(finalityOf(item('WAGES', null, 9_000_000), wage)).toBe('NON_FINAL');
    expect(finalityOf(item('WAGES', null, 100), wage)).toBe('FINAL');
  });

  test.each(['WORKING_TIME', 'REST_LEAVE', 'SOCIAL_INSURANCE'] as const)(
    'on %s is final whatever it is worth',
    (kind) => {
      expect(finalityOf(item(kind, 9_000_000), wage)).toBe('FINAL');
      expect(finalityOf(item(kind, null), wage)).toBe('FINAL');
    },
  );

  test.each(['LABOUR_RELATION', 'OTHER'] as const)('on %s never is', (kind) => {
    expect(finalityOf(item(kind, 1), wage)).toBe('NON_FINAL');
    expect(finalityOf(item(kind, null), wage)).toBe('NON_FINAL');
  });

  test('of money is final exactly up to the limit, whatever the minimum wage', () => {
    const money = fc.constantFrom<ClaimKind>('WAGES', 'OVERTIME', 'DOUBLE_PAY', 'DAMAGES');
    fc.assert(
      fc.property(money, fc.nat(10_000_000), fc.integer({ min: 1, max: 1_000_000 }), (kind, sum, monthly) => {
        const small = BigInt(sum) <= 12n * BigInt(monthly);
        return (finalityOf(item(kind, sum), monthly) === 'FINAL') === small;
      }),
    );
    expect(smallClaimLimit(wage)).toBe(2_400_000);
  });
});
