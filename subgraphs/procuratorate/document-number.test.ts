import { describe, expect, test } from 'vitest';
import { documentNumber, needFreeNumber } from './document-number.js';

const refused = expect.objectContaining({ code: 'INVALID_DOCUMENT_NUMBER' });

describe('a number of a procuratorate', () => {
  test.each([
    ['RECOMMENDATION', '虚构检建〔2025〕1号'],
    ['RECOMMENDATION', '虚构检行公建字〔2025〕第12号'],
    ['SUPPORT', '虚构检民支〔2025〕1号'],
    ['SUPERVISION', '虚构检民监〔2025〕1号'],
    ['SUPERVISION', '虚构检执监〔2025〕3号'],
  ] as const)('of the kind %s: %s', (kind, number) => {
    expect(documentNumber(kind, number)).toBe(number);
  });

  test('typed with other brackets and blanks is put right', () => {
    expect(documentNumber('SUPPORT', '虚构检民支 [2025] 1号')).toBe('虚构检民支〔2025〕1号');
    expect(documentNumber('RECOMMENDATION', '虚构检建（2025）1号')).toBe('虚构检建〔2025〕1号');
  });

  test.each([
    ['RECOMMENDATION', '虚构检民支〔2025〕1号'],
    ['SUPPORT', '虚构检建〔2025〕1号'],
    ['RECOMMENDATION', '检建〔2025〕1号'],
    ['SUPERVISION', '虚构院民监〔2025〕1号'],
    ['SUPERVISION', '虚构检民监〔25〕1号'],
    ['SUPPORT', ''],
  ] as const)('of the kind %s is not %s', (kind, number) => {
    expect(() => documentNumber(kind, number)).toThrow(refused);
  });

  test('is given once', () => {
    expect(() => needFreeNumber(true, '虚构检建〔2025〕1号')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
    expect(() => needFreeNumber(false, '虚构检建〔2025〕1号')).not.toThrow();
  });
});
