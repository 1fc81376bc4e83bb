import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCaseCode, isMintedCaseCode, mintCaseCode, parseCaseCode } from './case-code.js';
import { caseNumber, formatCaseNumber, parseCaseNumber } from './case-number.js';
import { divisionCode, type DivisionCode } from './division-code.js';

const division = divisionCode('370499');
const parts = fc.record({
  division: fc
    .constantFrom('370499', '610581', '110101', '420582', '532823')
    .map((code) => code as DivisionCode),
  letter: fc.constantFrom(...'CUHPJDNW'),
  year: fc.integer({ min: 2020, max: 2099 }),
  serial: fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1_000_000, max: 99_999_999 })),
});

describe('a case code', () => {
  test('is read back as it was minted, also in lower case and full width', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const code = mintCaseCode(given);
        expect(parseCaseCode(code)).toEqual(given);
        expect(parseCaseCode(` ${code.toLowerCase()} `)).toEqual(given);
        expect([code, code.toLowerCase(), ` ${code}`].map(isMintedCaseCode)).toEqual([true, false, false]);
      }),
    );
    expect(mintCaseCode({ division, letter: 'C', year: 2026, serial: 417 })).toMatch(
      /^WF-370499-C-2026-000417-.$/,
    );
  });

  test('with any one character wrong, or two neighbours swapped, is refused', () => {
    const everyCharacter = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-* '];
    fc.assert(
      fc.property(parts, (given) => {
        const code = mintCaseCode(given);
        for (let at = 0; at < code.length; at += 1) {
          const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at]! + code.slice(at + 2);
          if (swapped !== code && isCaseCode(swapped)) throw new Error(`${swapped} for ${code}`);
          for (const other of everyCharacter) {
            const wrong = code.slice(0, at) + other + code.slice(at + 1);
            if (other !== code[at] && isCaseCode(wrong)) throw new Error(`${wrong} for ${code}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has one spelling: a longer serial does not start with zero', () => {
    const long = mintCaseCode({ division, letter: 'C', year: 2026, serial: 1_000_417 });
    expect(long).toContain('-1000417-');
    const padded = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((check) => `WF-370499-C-2026-0000417-${check}`);
    expect(padded.filter(isCaseCode)).toEqual([]);
  });

  test.each(['', 'WF', '（2025）鲁0402民初123号', 'WF-990499-C-2026-000417-X', 'WF-370499-C-2026-000000-0'])(
    '%s is refused',
    (text) => {
      expect(() => parseCaseCode(text)).toThrow(expect.objectContaining({ code: 'INVALID_CASE_CODE' }));
    },
  );

  test('cannot be minted from what no code can say', () => {
    expect(() => mintCaseCode({ division, letter: 'O', year: 2026, serial: 1 })).toThrow('cannot be made');
    expect(() => mintCaseCode({ division, letter: 'C', year: 2026, serial: 0 })).toThrow('cannot be made');
  });
});

describe('a court case number', () => {
  test.each([
    ['（2025）鲁0402民初123号', { court: '鲁0402', special: null, type: '民初', serial: 123 }],
    ['(2024)浙02民诉前调595号', { court: '浙02', special: null, type: '民诉前调', serial: 595 }],
    ['（2023）沪民终1号', { court: '沪', special: null, type: '民终', serial: 1 }],
    ['（2024）最高法知民终1号', { court: '最高法', special: '知', type: '民终', serial: 1 }],
    ['（2024）鲁0402诉前调确9001号', { court: '鲁0402', special: null, type: '诉前调确', serial: 9001 }],
    ['（2025）陕0581执恢7号', { court: '陕0581', special: null, type: '执恢', serial: 7 }],
    ['（２０２５）鲁０４０２ 民督 ８号', { court: '鲁0402', special: null, type: '民督', serial: 8 }],
  ])('%s is read', (text, expected) => {
    expect(parseCaseNumber(text)).toMatchObject(expected);
    expect(parseCaseNumber(formatCaseNumber(parseCaseNumber(text)))).toEqual(parseCaseNumber(text));
  });

  test('is stored full-width', () => {
    expect(caseNumber('(2024)浙02民诉前调595号')).toBe('（2024）浙02民诉前调595号');
  });

  test.each([
    '鲁0402民初123号',
    '（2025）鲁040民初123号',
    '（2025）鲁0402民初号',
    '（2025）鲁0402甲乙民初1号',
    '（2025）鲁0402甲号',
    '（2025）某0402民初1号',
    '',
  ])('%s is refused', (text) => {
    expect(() => caseNumber(text)).toThrow(expect.objectContaining({ code: 'INVALID_CASE_NUMBER' }));
  });
});
