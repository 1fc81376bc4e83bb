import { describe, expect, test } from 'vitest';
import { lastDay, needDue, totalOf } from './due-sums.js';

const instalments = ['2025-01-20', '2025-02-20', '2025-03-20'].map((dueOn) => ({ dueOn, amount: 450_000 }));
const basis = { basis: '民诉解释第427条' };

describe('sums of an application', () => {
  test('come to a total, and end with the last instalment', () => {
    expect(totalOf(instalments)).toBe(1_350_000);
    expect(lastDay(instalments.toReversed())).toBe('2025-03-20');
  });

  test.each([[[]], [[{ dueOn: '2025-01-20', amount: 0 }]]])(
    'are refused where they are nothing: %j',
    (sums) => {
      expect(() => totalOf(sums)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    },
  );

  test('are due from their day on', () => {
    expect(() => needDue(instalments.slice(0, 1), '2025-01-20', basis)).not.toThrow();
    expect(() => needDue(instalments, '2025-03-20', basis)).not.toThrow();
    expect(() => needDue(instalments, '2025-03-19', basis)).toThrow(
      expect.objectContaining({ code: 'NOT_DUE' }),
    );
  });

  test('are due the day after, where the day itself has to be over', () => {
    const over = { ...basis, over: true };
    expect(() => needDue(instalments.slice(0, 1), '2025-01-21', over)).not.toThrow();
    expect(() => needDue(instalments.slice(0, 1), '2025-01-20', over)).toThrow(
      expect.objectContaining({ code: 'NOT_DUE' }),
    );
  });

  test('that are not due are named, with what could be asked for instead', () => {
    expect(() => needDue(instalments, '2025-01-21', basis)).toThrow(
      expect.objectContaining({
        code: 'NOT_DUE',
        message:
          '2025-01-21时有款项尚未到期：2025-02-20 4,500.00元；2025-03-20 4,500.00元（民诉解释第427条）。',
        hint: expect.stringContaining('已到期的是4,500.00元'),
      }),
    );
  });
});
