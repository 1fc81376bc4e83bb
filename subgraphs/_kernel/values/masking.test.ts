import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskAccount, maskId, maskName, maskNames, maskPhone } from './masking.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('masking', () => {
  test('a name keeps its surname, and people of one surname are numbered', () => {
    expect([maskName('测试甲'), maskName('欧阳样例'), maskName('测'), maskName('')]).toEqual([
      '测某',
      '欧阳某',
      '测某',
      '',
    ]);
    expect(maskNames(['测试甲', '样例子', '测试乙', '测试丙'])).toEqual(['测某1', '样某', '测某2', '测某3']);
  });

  test('a name is masked without the blanks around it, and a name of blanks is none', () => {
    expect([maskName(' 测试甲 '), maskName('  ')]).toEqual(['测某', '']);
    expect(maskNames(['', '测试甲', ''])).toEqual(['', '测某', '']);
  });

  test('a name of two characters has a surname of one', () => {
    expect([maskName('欧阳'), maskName('欧阳甲')]).toEqual(['欧某', '欧阳某']);
  });

  test('a name never shows what follows the surname', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5]{2,4}$/), (name) => {
        expect(maskName(name).length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('an identity number shows six and four to related staff, one and one to everybody else', () => {
    expect(maskId('370499198803120019', 'RELATED')).toBe('370499********0019');
    expect(maskId('370499198803120019')).toBe('3****************9');
    fc.assert(
      fc.property(digits(18), (id) => {
        expect(maskId(id, 'RELATED')).toBe(`${id.slice(0, 6)}********${id.slice(14)}`);
        expect(maskId(id).replaceAll('*', '')).toBe(`${id[0]}${id[17]}`);
      }),
    );
  });

  test('an identity number is masked without the blanks around it', () => {
    expect(maskId(' 370499198803120019 ')).toBe('3****************9');
  });

  test('an identity number of another length shows nothing', () => {
    expect(maskId('37049919880312')).toBe('**************');
    fc.assert(
      fc.property(fc.string({ maxLength: 17 }), (text) => {
        expect(maskId(text, 'RELATED').replaceAll('*', '')).toBe('');
      }),
    );
  });

  test('a phone number shows three and four', () => {
    expect([maskPhone('14400001234'), maskPhone('0632-5551234'), maskPhone('12351')]).toEqual([
      '144****1234',
      '063****1234',
      '*****',
    ]);
    fc.assert(
      fc.property(digits(11), (number) => {
        expect(maskPhone(number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
      }),
    );
  });

  test('a phone number shows three and four of its digits, of ten digits as well', () => {
    expect([maskPhone('06-3255512-34'), maskPhone('0632555123'), maskPhone('063255512')]).toEqual([
      '063****1234',
      '063****5123',
      '*********',
    ]);
  });

  test('an account shows its last four, a short one nothing', () => {
    expect([maskAccount('6222 0000 0000 12 34'), maskAccount('1234567')]).toEqual(['****1234', '****']);
    expect([maskAccount('12345678'), maskAccount('1 2 3 4 5 6 7')]).toEqual(['****5678', '****']);
    fc.assert(
      fc.property(digits(19), (account) => {
        expect(maskAccount(account)).toBe(`****${account.slice(15)}`);
      }),
    );
  });
});
