import { expect, test } from 'vitest';
import { figuresTable } from './figures.js';

const figures = [
  { name: 'first load, gzip', goal: 420, measured: 379, unit: 'kB' },
  { name: 'first row', goal: 4, measured: 5.13, unit: 's', timed: true },
  { name: 'dry run', goal: null, measured: 9, unit: 's' },
];

test('a goal that is missed stands out in the table, and what is timed may take twice as long on a shared machine', () => {
  const alone = figuresTable(figures, false);
  expect(alone.missed).toEqual(['first row']);
  expect(alone.lines).toEqual([
    'figure            goal      measured',
    'first load, gzip  ≤ 420 kB  379 kB',
    'first row         ≤ 4 s     5.13 s  MISSED',
    'dry run                     9 s',
  ]);
  const shared = figuresTable(figures, true);
  expect(shared.missed).toEqual([]);
  expect(shared.lines[2]).toContain('≤ 8 s (×2, CI=1)');
});
