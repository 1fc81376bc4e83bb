import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allAgencies, cellOf, cellsOf, cellsOfAgency } from './figure-cells.js';
import { hiddenCells, smallest, type Sum } from './suppress.js';

/** A group with its total, as one sum. */
function group(parts: readonly number[]): { cells: Map<string, number>; sums: Sum[] } {
  const names = parts.map((_, at) => `part ${at}`);
  const cells = new Map(parts.map((value, at) => [names[at]!, value]));
  cells.set(
    'total',
    parts.reduce((all, value) => all + value, 0),
  );
  return { cells, sums: [{ total: 'total', parts: names }] };
}

function hiddenOf(...parts: number[]): string[] {
  const { cells, sums } = group(parts);
  return [...hiddenCells(cells, sums)].sort();
}

describe('a count', () => {
  test.each([
    [9, true],
    [10, false],
    [11, false],
  ])('of %i is hidden: %s', (value, hidden) => {
    expect(hiddenCells(new Map([['alone', value]]), []).has('alone')).toBe(hidden);
  });
});

describe('of a group with its total', () => {
  test('nothing is hidden where nothing is small', () => {
    expect(hiddenOf(10, 11, 300)).toEqual([]);
  });

  test('one small cell takes the next smallest with it', () => {
    expect(hiddenOf(9, 40, 12, 300)).toEqual(['part 0', 'part 2']);
  });

  test('two small cells stay alone when together they are ten', () => {
    expect(hiddenOf(4, 6, 40)).toEqual(['part 0', 'part 1']);
  });

  test('small cells that are nothing together take another with them', () => {
    expect(hiddenOf(0, 0, 40, 50)).toEqual(['part 0', 'part 1', 'part 2']);
  });

  test('cells that can only all be one take another with them', () => {
    expect(hiddenOf(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 40, 50)).toContain('part 10');
  });

  test('the total is hidden where no other cell is left', () => {
    expect(hiddenOf(4)).toEqual(['part 0', 'total']);
  });
});

/** Whether some other counts, none negative, agree with everything that is shown. Tries every way of the hidden parts. */
function another(parts: readonly number[], hidden: ReadonlySet<string>, cell: string): boolean {
  const unknown = parts.flatMap((_, at) => (hidden.has(`part ${at}`) ? [`part ${at}`] : []));
  if (hidden.has('total')) return true;
  const amount = parts.reduce((all, value, at) => all + (hidden.has(`part ${at}`) ? value : 0), 0);
  const truth = parts[Number(cell.slice(5))]!;
  const rest = unknown.length - 1;
  return Array.from({ length: amount + 1 }, (_, value) => value).some(
    (value) => value !== truth && (rest > 0 ? value <= amount : value === amount),
  );
}

test('no hidden cell of a group can be computed from its total and the cells shown', () => {
  const counts = fc.array(fc.oneof(fc.nat(12), fc.nat(400)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(counts, (parts) => {
      const { cells, sums } = group(parts);
      const hidden = hiddenCells(cells, sums);
      for (const [name, value] of cells) if (value < smallest) expect(hidden.has(name)).toBe(true);
      for (const name of hidden) {
        if (name !== 'total') expect(another(parts, hidden, name), `${parts.join()} ${name}`).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

/** Rank of a matrix by fractions of whole numbers: independent of the elimination under test. */
function rank(rows: readonly (readonly bigint[])[]): number {
  let matrix = rows.map((row) => [...row]);
  let found = 0;
  const width = matrix[0]?.length ?? 0;
  for (let column = 0; column < width; column++) {
    const pivot = matrix.find((row) => row[column] !== 0n);
    if (!pivot) continue;
    found += 1;
    matrix = matrix
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, at) => value * pivot[column]! - row[column]! * pivot[at]!));
  }
  return found;
}

/** A cell is computable when knowing it adds nothing to what the sums say of the hidden ones. */
function computable(sums: readonly Sum[], hidden: ReadonlySet<string>): string[] {
  const names = [...hidden];
  const rows = sums.map(({ total, parts }) =>
    names.map((name) => BigInt(Number(name === total) - Number(parts.includes(name)))),
  );
  const known = rank(rows);
  return names.filter(
    (_, at) => rank([...rows, names.map((_name, other) => BigInt(Number(other === at)))]) === known,
  );
}

const agencyCounts = fc
  .record({
    concluded: fc.oneof(fc.nat(15), fc.nat(300)),
    overdue: fc.nat(30),
    timely: fc.nat(30),
    idle: fc.nat(15),
    repeated: fc.oneof(fc.constant(0), fc.nat(12)),
    settled: fc.oneof(fc.nat(15), fc.nat(300)),
    resolved: fc.nat(20),
  })
  .map(({ concluded, overdue, timely, idle, repeated, settled, resolved }) => ({
    accepted: 1 + concluded + overdue + timely + idle,
    disputes: Math.max(1, 1 + concluded + overdue + timely + idle - repeated),
    ...{ workers: 50, concluded, overdue, running: overdue + timely },
    settled: Math.min(settled, 1 + concluded + overdue + timely + idle),
    resolved: Math.min(resolved, 1 + concluded + overdue + timely + idle),
  }));
const referralCounts = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  returned: fc.nat(1),
  unconfirmed: fc.nat(1),
});

test('nothing hidden in the figures of a month can be computed from the rest of them', () => {
  fc.assert(
    fc.property(
      fc.array(agencyCounts, { maxLength: 5 }),
      fc.array(referralCounts, { maxLength: 6 }),
      (agencies, referrals) => {
        const rows = agencies.map((row, at) => ({ agency: `agency ${at}`, ...row }));
        const all = allAgencies(rows);
        const sent = referrals.map((row, at) => ({ arrow: 'A01', state: `state ${at}`, ...row }));
        const { cells, sums } = cellsOf(all, rows, sent);
        for (const { total, parts } of sums)
          expect(
            parts.reduce((amount, part) => amount + cells.get(part)!, 0),
            total,
          ).toBe(cells.get(total));
        const hidden = hiddenCells(cells, sums);
        for (const [name, value] of cells) if (value < smallest) expect(hidden.has(name), name).toBe(true);
        // With no shown cell at all there is nothing to compute from.
        if (hidden.size < cells.size) expect(computable(sums, hidden)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('nor by staff who know the figures of their own agency from their lists', () => {
  fc.assert(
    fc.property(fc.array(agencyCounts, { minLength: 2, maxLength: 5 }), (agencies) => {
      const rows = agencies.map((row, at) => ({ agency: `agency ${at}`, ...row }));
      const { cells, sums } = cellsOf(allAgencies(rows), rows, []);
      const known = cellsOfAgency('agency 0');
      const hidden = hiddenCells(cells, sums, known);
      for (const [name, value] of cells) if (value < smallest) expect(hidden.has(name), name).toBe(true);
      const unknown = new Set([...hidden].filter((name) => !known.has(name)));
      if (![...cells.keys()].some((name) => !hidden.has(name) && !known.has(name))) return;
      expect(computable(sums, unknown)).toEqual([]);
    }),
    { numRuns: 100 },
  );
  // Ten and five are hidden beside seventy; who knows that the own ones are ten must not learn of the five.
  const counts = { disputes: 0, workers: 50, concluded: 0, settled: 0, resolved: 0, overdue: 0, running: 0 };
  const rows = [9, 5, 70, 80].map((accepted, at) => ({ agency: `agency ${at}`, ...counts, accepted }));
  const { cells, sums } = cellsOf(allAgencies(rows), rows, []);
  const other = cellOf('accepted', 'agency 2');
  expect(hiddenCells(cells, sums).has(other)).toBe(false);
  expect(hiddenCells(cells, sums, cellsOfAgency('agency 0')).has(other)).toBe(true);
});
