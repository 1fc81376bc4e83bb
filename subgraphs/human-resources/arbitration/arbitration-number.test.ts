import { expect, test } from 'vitest';
import { arbitrationNumber } from './arbitration-number.js';

test.each([
  ['鲁枣市中劳人仲案字〔2025〕第12号', '鲁枣市中劳人仲案字〔2025〕第12号'],
  ['鲁枣市中劳人仲案字(2025)第12号', '鲁枣市中劳人仲案字〔2025〕第12号'],
  ['虚构劳人仲调〔２０２５〕3号', '虚构劳人仲调〔2025〕3号'],
  [' 虚构劳人仲审字【2025】第 3 号 ', '虚构劳人仲审字〔2025〕第3号'],
])('%s is read as %s', (text, number) => {
  expect(arbitrationNumber(text)).toBe(number);
});

test.each([
  '',
  '（2025）鲁0402民初123号',
  '劳人仲案字〔2025〕第12号',
  '鲁枣劳人仲案字〔25〕第12号',
  '鲁枣劳人仲案字〔2025〕第号',
])('%s is no arbitration number', (text) => {
  expect(() => arbitrationNumber(text)).toThrow(
    expect.objectContaining({ code: 'INVALID_ARBITRATION_NUMBER' }),
  );
});
