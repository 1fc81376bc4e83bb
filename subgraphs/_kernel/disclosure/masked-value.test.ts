import { describe, expect, test } from 'vitest';
import { maskedValue } from './masked-value.js';

const person = { kind: 'PERSON' };

describe('a masked value', () => {
  test('of a name is the surname, for whomever', () => {
    expect(maskedValue('NAME', '测试甲', 'MASKED', person)).toBe('测某');
    expect(maskedValue('NAME', '测试甲', 'REFERRED', {})).toBe('测某');
  });

  test('of an employer’s name is the name', () => {
    expect(maskedValue('NAME', '虚构市中科技有限公司', 'MASKED', { kind: 'EMPLOYER' })).toBe(
      '虚构市中科技有限公司',
    );
  });

  test('of an employer’s phone is masked as anybody’s', () => {
    expect(maskedValue('PHONE', '14400001234', 'MASKED', { kind: 'EMPLOYER' })).toBe('144****1234');
  });

  test.each([
    ['REFERRED', '370499********0019'],
    ['MASKED', '3****************9'],
    ['CONSENTED', '3****************9'],
    ['COPIED', '3****************9'],
    ['INQUIRY', '3****************9'],
  ] as const)('of an identity number, by the relation %s, is %s', (relation, shown) => {
    expect(maskedValue('ID_NUMBER', '370499198803120019', relation, person)).toBe(shown);
  });

  test('of a phone number keeps three and four', () => {
    expect(maskedValue('PHONE', '14400001234', 'REFERRED', person)).toBe('144****1234');
  });

  test('of a list masks each of it', () => {
    expect(maskedValue('NAME', ['测试甲', '样例乙', null], 'MASKED', person)).toEqual(['测某', '样某', null]);
  });

  test.each([
    ['a number', 14400001234],
    ['an object', { name: '测试甲' }],
    ['nothing', null],
    ['what is missing', undefined],
  ])('of %s shows nothing', (_, value) => {
    expect(maskedValue('PHONE', value, 'REFERRED', person)).toBeNull();
  });
});
