import { expect, test } from 'vitest';
import { decisionNumberSeries } from './decision-number.js';

test('a decision number tells its bureau’s series of the year and its place; another number tells nothing', () => {
  const organisation = '11370499FAKE00101G';
  expect(decisionNumberSeries('（2024）援民字第7号', organisation)).toEqual({
    series: `aid decision ${organisation} 2024`,
    serial: 7,
  });
  for (const other of ['（2024）援刑字第7号', '(2024)援民字第7号', '7', ''])
    expect(decisionNumberSeries(other, organisation)).toBeNull();
});
