import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatYuan, money, yuan } from './money.js';

describe('money', () => {
  test.each([
    ['18,600.00', 1_860_000],
    ['18600', 1_860_000],
    ['0.1', 10],
    ['1.10', 110],
    ['￥4,500.05元', 450_005],
    ['１２．５０', 1250],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s yuan is %i fen', (text, fen) => expect(yuan(text)).toBe(fen));

  test.each(['', '-1', '1.234', '1,86', '1e5', '.5', 'NaN', '90071992547409.92', '一百'])(
    '%s is refused',
    (text) => {
      expect(() => yuan(text)).toThrow(expect.objectContaining({ code: 'INVALID_MONEY' }));
    },
  );

  test.each([-1, 1.5, NaN, Infinity, 2 ** 53, '100', null])('%s is not an amount in fen', (value) => {
    expect(() => money(value)).toThrow(expect.objectContaining({ code: 'INVALID_MONEY' }));
  });

  test('is printed and read back exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(yuan(formatYuan(fen))).toBe(fen);
      }),
    );
    expect([formatYuan(0), formatYuan(5), formatYuan(1_860_000)]).toEqual(['0.00', '0.05', '18,600.00']);
  });
});
