import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workersOwed } from '../../../tests/kit/inspection-scene.js';
import { needWageCrime, wageCrimeAmounts, weighWageCrime } from './wage-crime.js';
import { needPayments } from './worker-payment.js';

const at = { division: '370499', on: '2025-02-14' };
const weigh = (count: number, amount: number, months: number, provincial?: number) =>
  weighWageCrime({
    ...at,
    payments: workersOwed(count, amount, months),
    provincial: provincial ? { figure: provincial, source: '本省规定' } : null,
  });

describe('the table of the wage crime', () => {
  test('has one band for the whole country, inside which a province sets its figure', () => {
    expect(wageCrimeAmounts()[0]).toMatchObject({
      division: '00',
      oneWorker: { months: 3, from: 500_000, to: 2_000_000 },
      manyWorkers: { workers: 10, from: 3_000_000, to: 10_000_000 },
    });
  });
});

describe('unpaid wages of one worker', () => {
  test('suffice from three months and the top of the band on, wherever it is', () => {
    expect(weigh(1, 2_000_000, 3)).toMatchObject({ ground: 'ONE_WORKER', figure: 2_000_000 });
    expect(weigh(1, 2_000_000, 2)).toBe('TOO_LITTLE');
  });

  test('never suffice below the band', () => {
    expect(weigh(1, 499_999, 3)).toBe('TOO_LITTLE');
  });

  test('inside the band are for the province’s figure to decide', () => {
    expect(weigh(1, 1_999_999, 3)).toBe('PROVINCE_DECIDES');
    expect(weigh(1, 500_000, 3)).toBe('PROVINCE_DECIDES');
    expect(weigh(1, 1_000_000, 3, 1_000_000)).toEqual({
      ...{ ground: 'ONE_WORKER', figure: 1_000_000, source: '本省规定' },
    });
    expect(weigh(1, 999_999, 3, 1_000_000)).toBe('TOO_LITTLE');
  });

  test('are not measured by a figure outside the band', () => {
    expect(weigh(1, 600_000, 3, 400_000)).toBe('PROVINCE_DECIDES');
  });
});

describe('unpaid wages of many workers', () => {
  test('count together from ten workers on, however short the time', () => {
    expect(weigh(10, 1_000_000, 1)).toMatchObject({ ground: 'MANY_WORKERS', figure: 10_000_000 });
    expect(weigh(9, 1_111_112, 1)).toBe('TOO_LITTLE');
  });

  test('of 171,000.00 for thirty-eight are above every province’s figure (8.4)', () => {
    expect(weigh(38, 450_000, 1)).toMatchObject({ ground: 'MANY_WORKERS' });
  });

  test('are refused below the amount, and where the figure is wanted, with what is missing', () => {
    const need = (count: number, amount: number) => () =>
      needWageCrime({ ...at, payments: workersOwed(count, amount, 1) });
    expect(need(10, 299_999)).toThrow(expect.objectContaining({ code: 'BELOW_AMOUNT' }));
    expect(need(10, 300_000)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});

describe('payments worker by worker', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 60 });
  const rowsOf = (given: number[]) =>
    given.map((amount, index) => ({ worker: `测试${index}`, amount, months: 1 }));

  test('make the whole to the fen, and no other whole', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 5 }), (given, off) => {
        const whole = given.reduce((sum, amount) => sum + amount, 0);
        expect(needPayments(rowsOf(given), whole)).toHaveLength(given.length);
        expect(() => needPayments(rowsOf(given), whole + off)).toThrow('不一致');
      }),
    );
  });

  test.each([
    ['nobody', []],
    ['a nameless worker', [{ worker: ' ', amount: 100, months: 1 }]],
    ['nothing owed', [{ worker: '测试甲', amount: 0, months: 1 }]],
    ['half a month', [{ worker: '测试甲', amount: 100, months: 0.5 }]],
    ['half a fen', [{ worker: '测试甲', amount: 99.5, months: 1 }]],
  ])('name %s never', (_what, payments) => {
    expect(() => needPayments(payments, 100)).toThrow(expect.objectContaining({ name: 'Refusal' }));
  });
});
