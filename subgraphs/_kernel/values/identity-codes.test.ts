import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { completeCreditCode, creditCode, isCreditCode } from './credit-code.js';
import { divisionCode } from './division-code.js';
import { birthDateOf, idNumber, isIdNumber, setSyntheticDivisions, sexOf } from './id-number.js';
import { isMobile, isTestPhone, phone } from './phone.js';

const people: [id: string, sex: 'MALE' | 'FEMALE'][] = [
  ['370499198803120019', 'MALE'],
  ['370499199111050026', 'FEMALE'],
  ['370499197906200033', 'MALE'],
  ['420599198501010113', 'MALE'],
  ['610599197608150213', 'MALE'],
  ['610599198309300220', 'FEMALE'],
  ['610599199002140239', 'MALE'],
  ['370499197205080323', 'FEMALE'],
  ['370499198107170346', 'FEMALE'],
  ['370499199402280366', 'FEMALE'],
  ['532899198904040417', 'MALE'],
  ['530199199312120522', 'FEMALE'],
];

describe('an identity number', () => {
  afterEach(() => setSyntheticDivisions(true));

  test.each(people)('%s is valid', (id, sex) => {
    expect(sexOf(idNumber(id))).toBe(sex);
    expect(birthDateOf(idNumber(id))).toBe(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`);
  });

  test('is stored half-width, its x as X', () => {
    const withX = Array.from({ length: 1000 }, (_, n) => `37049919880312${String(n).padStart(3, '0')}X`).find(
      isIdNumber,
    )!;
    expect(idNumber(` ${withX.toLowerCase()} `)).toBe(withX);
    expect(idNumber('３７０４９９１９８８０３１２００１９')).toBe('370499198803120019');
  });

  test.each([
    '370499880312001',
    '990499198803120019',
    '370499198802300019',
    '37049919880312001',
    '370499198803120018',
    '',
  ])('%s is refused', (id) => {
    expect(() => idNumber(id)).toThrow(expect.objectContaining({ code: 'INVALID_ID_NUMBER' }));
  });

  test('of an invented person is refused once production has switched them off', () => {
    setSyntheticDivisions(false);
    expect(() => idNumber('370499198803120019')).toThrow('虚构');
  });

  test('with one wrong digit, or two neighbours swapped, is refused', () => {
    for (const [id] of people) {
      for (let at = 0; at < 17; at += 1) {
        for (const digit of '0123456789')
          if (digit !== id[at]) expect(isIdNumber(replace(id, at, digit))).toBe(false);
        if (at < 16 && id[at] !== id[at + 1]) expect(isIdNumber(swap(id, at))).toBe(false);
      }
    }
  });
});

const organisations =
  '91350100M000100Y43 91370499FAKE00013R 91370499FAKE00021L 91370499FAKE0003XC 91420599FAKE00048K 91610599FAKE00056P 81610599FAKE0011XH 81370499FAKE000643 11370499FAKE000725 11370499FAKE000800 11370499FAKE00099W 11370499FAKE00101G'.split(
    ' ',
  );

describe('a credit code', () => {
  test.each(organisations)('%s passes both checks and is completed from its start', (code) => {
    expect(creditCode(code.toLowerCase())).toBe(code);
    expect(completeCreditCode(code.slice(0, 17))).toBe(code);
    expect(completeCreditCode(code.slice(0, 16))).toBe(code);
  });

  test.each(['91370499FAKE00013S', '91370499FAKE00023R', '91990499FAKE00013R', '9137049FAKE00013R', ''])(
    '%s is refused',
    (code) => {
      expect(() => creditCode(code)).toThrow(expect.objectContaining({ code: 'INVALID_CREDIT_CODE' }));
    },
  );

  test('with one wrong character is refused', () => {
    for (const code of organisations) {
      for (let at = 0; at < 18; at += 1) {
        for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY')
          if (other !== code[at]) expect(isCreditCode(replace(code, at, other))).toBe(false);
      }
    }
  });

  test('completed from sixteen characters is always valid', () => {
    const body = fc.stringMatching(/^[0-9A-HJ-NP-RTUWXY]{8}$/);
    fc.assert(
      fc.property(body, (text) => {
        expect(isCreditCode(completeCreditCode(`11370499${text}`))).toBe(true);
      }),
    );
  });
});

describe('a division code', () => {
  test('has six digits under a province', () => {
    expect(divisionCode('３７０４０２')).toBe('370402');
    for (const bad of ['37040', '990402', '37040a', '']) {
      expect(() => divisionCode(bad)).toThrow(expect.objectContaining({ code: 'INVALID_DIVISION_CODE' }));
    }
  });
});

describe('a phone number', () => {
  test('is a mobile, or a landline with its area code', () => {
    expect(phone('+86 144 0000 0001')).toBe('14400000001');
    expect([isTestPhone(phone('14400000001')), isMobile(phone('0632-5551234'))]).toEqual([true, false]);
    expect([phone('06325551234'), phone('010 55512345')]).toEqual(['0632-5551234', '010-55512345']);
    for (const bad of ['12345', '12800000001', '1440000000', '5551234', '']) {
      expect(() => phone(bad)).toThrow(expect.objectContaining({ code: 'INVALID_PHONE' }));
    }
  });
});

function replace(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

function swap(text: string, at: number): string {
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}
