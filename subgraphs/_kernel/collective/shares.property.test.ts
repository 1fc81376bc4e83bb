import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needWholeShares, sumOf, totalOfShares, type WorkerShare } from './shares.js';

/** A list of workers × instalments, each with something to get, and the sums of its columns. */
const lists = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5 }))
  .chain(([workers, instalments]) =>
    fc.array(
      fc.array(fc.integer({ min: 1, max: 9_999_999 }), { minLength: instalments, maxLength: instalments }),
      {
        minLength: workers,
        maxLength: workers,
      },
    ),
  )
  .map((rows) => ({
    shares: rows.map((amounts, at): WorkerShare => ({ partyId: `worker-${at}`, amounts })),
    columns: rows[0]!.map((_, column) => sumOf(rows.map((amounts) => amounts[column]!))),
  }));

describe('what is whose of an agreement', () => {
  test('is accepted when it comes to each instalment, and then to the whole, to the fen', () => {
    fc.assert(
      fc.property(lists, ({ shares, columns }) => {
        expect(() => needWholeShares(shares, columns)).not.toThrow();
        expect(totalOfShares(shares)).toBe(sumOf(columns));
      }),
      { numRuns: 60 },
    );
  });

  test('is refused when one fen is moved anywhere, though the whole may still be right', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), (list, worker, column) => {
        const { shares, columns } = list;
        const moved = shares.map((share, at) =>
          at === worker % shares.length
            ? {
                ...share,
                amounts: share.amounts.map((fen, n) => (n === column % columns.length ? fen + 1 : fen)),
              }
            : share,
        );
        expect(() => needWholeShares(moved, columns)).toThrow(
          expect.objectContaining({ code: 'AMOUNTS_DIFFER', message: expect.stringContaining('多0.01元') }),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('22 women and 260,000 yuan: the odd fen are somebody’s (C15)', () => {
    const shares = Array.from({ length: 22 }, (_, at) => ({
      partyId: `worker-${at}`,
      amounts: [at < 4 ? 1_181_819 : 1_181_818],
    }));
    expect(() => needWholeShares(shares, [26_000_000])).not.toThrow();
    const equal = shares.map((share) => ({ ...share, amounts: [1_181_818] }));
    expect(() => needWholeShares(equal, [26_000_000])).toThrow(
      '各人金额合计259,999.96元，应付260,000.00元，少0.04元。',
    );
  });

  test.each([
    [
      'somebody twice',
      [
        ['a', [1]],
        ['a', [1]],
      ],
      '第2行与第1行是同一劳动者',
    ],
    [
      'nothing',
      [
        ['a', [2]],
        ['b', [0]],
      ],
      '第2行金额应当大于零',
    ],
    [
      'half a fen',
      [
        ['a', [0.5]],
        ['b', [1.5]],
      ],
      '第1行金额应当大于零，精确到分',
    ],
    [
      'less than nothing',
      [
        ['a', [3]],
        ['b', [-1]],
      ],
      '第2行金额应当大于零',
    ],
    [
      'an instalment too few',
      [
        ['a', [1]],
        ['b', []],
      ],
      '第2行应当填写1期金额，填写了0期',
    ],
  ] as const)('a line that gives %s is refused and named', (_, lines, message) => {
    const shares = lines.map(([partyId, amounts]) => ({ partyId, amounts: [...amounts] }));
    expect(() => needWholeShares(shares, [2])).toThrow(
      expect.objectContaining({ code: 'BAD_LIST', message: expect.stringContaining(message) }),
    );
  });
});
