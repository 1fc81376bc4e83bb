import { expect, test } from 'vitest';
import { PassedOn, printInBytes } from './passed-on.js';

const part = new PassedOn('{"title":"a\\"b","rows":[1,2]}');

test('what is passed on is printed as it came, wherever it stands', () => {
  const value = { first: part, list: [part, null, { deep: part }], last: 'text' };
  const text = printInBytes(value);
  expect(text).toBe(JSON.stringify(value));
  expect(JSON.parse(text)).toMatchObject({ first: { rows: [1, 2] }, list: [{ title: 'a"b' }, null, {}] });
  expect(printInBytes({ nothing: 'to pass on' })).toBe('{"nothing":"to pass on"}');
});

test('a printing that fails leaves nothing behind', () => {
  expect(() => printInBytes({ part, odd: 1n })).toThrow();
  expect(JSON.stringify({ part })).toBe('{"part":{"title":"a\\"b","rows":[1,2]}}');
  expect(printInBytes({ part })).toBe('{"part":{"title":"a\\"b","rows":[1,2]}}');
});
