import { expect, test } from 'vitest';
import { receiptNumberSeries } from './receipt-number.js';

test('a receipt number tells its court’s series of the day and its place; another number tells nothing', () => {
  const organisation = '11370499FAKE000725';
  expect(receiptNumberSeries('收20240905-0012', organisation)).toEqual({
    series: `filing receipt ${organisation} 2024-09-05`,
    serial: 12,
  });
  for (const other of ['（2024）鲁0499民初12号', '收20240905-12', '', '收20240905-0012 '])
    expect(receiptNumberSeries(other, organisation)).toBeNull();
});
