import { describe, expect, test } from 'vitest';
import { endsOneOf, phoneEnding } from './phone-ending.js';

describe('the last four digits of a phone', () => {
  test.each([
    ['14400000001', '0001'],
    ['0632-5551234', '1234'],
    ['1234', null],
    [null, null],
  ])('of %s are %s', (phone, ending) => {
    expect(phoneEnding(phone)).toBe(ending);
  });

  test('are those of any of the phones', () => {
    expect(endsOneOf('0002', ['14400000001', null, '14400000002'])).toBe(true);
    expect(endsOneOf('0003', ['14400000001', null, '14400000002'])).toBe(false);
  });

  test.each(['', '001', '00001', '0001 ', 'abcd', '٠٠٠١'])('are never “%s”', (given) => {
    expect(endsOneOf(given, ['14400000001'])).toBe(false);
  });

  test('are nobody’s where there is no phone, whatever is compared with in its place', () => {
    expect(endsOneOf('0000', [])).toBe(false);
    expect(endsOneOf('0000', [null])).toBe(false);
  });

  test('are not 0000 because something else was typed', () => {
    expect(endsOneOf('x', ['14400000000'])).toBe(false);
    expect(endsOneOf('0000', ['14400000000'])).toBe(true);
  });
});
