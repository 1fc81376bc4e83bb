import { describe, expect, test } from 'vitest';
import { capitalYuan } from './capital-yuan.js';
import { documentType } from './document-type.js';
import { dateText, fieldTexts } from './field-text.js';

const agreement = documentType('MEDIATION_AGREEMENT', '2025-01-10');
const delegation = documentType('DELEGATION_LETTER', '2025-01-10');
const said = {
  parties: [{ side: '申请人', name: '测试甲', code: '370499198803120019' }],
  mediators: '样例调解员',
  claims: '追索劳动报酬',
  terms: '2025年2月28日前付清工资。',
  amount: 1_860_000,
  performBy: '2025-02-28',
};

describe('the fields of a document', () => {
  test('are printed as documents write them', () => {
    expect(fieldTexts(agreement, said)).toMatchObject({
      amount: '18,600.00元（人民币壹万捌仟陆佰元整）',
      performBy: '2025年2月28日',
      parties: [{ name: '测试甲' }],
    });
  });

  test('are named all at once where they are missing, those with blanks in a table among them', () => {
    const blank = {
      ...said,
      parties: [{ side: '申请人', name: '', code: '1' }],
      terms: ' ',
      performBy: null,
    };
    expect(() => fieldTexts(agreement, blank)).toThrow(
      expect.objectContaining({
        code: 'DOCUMENT_INCOMPLETE',
        message: '《调解协议书》缺少：当事人、调解结果和履行方式、履行期限。',
      }),
    );
  });

  test('may lack what is optional', () => {
    expect(fieldTexts(agreement, { ...said, amount: null })).not.toHaveProperty('amount');
  });

  test('may be added to only where the type says so and no record speaks', () => {
    const missing = () => fieldTexts(delegation, {}, { phone: '0632-0000000' });
    expect(missing).toThrow(expect.objectContaining({ message: expect.not.stringContaining('联系电话') }));
    expect(missing).toThrow(expect.objectContaining({ code: 'DOCUMENT_INCOMPLETE' }));
    expect(() => fieldTexts(delegation, {}, { contact: '某人' })).toThrow('“承办人”不能另行填写');
    expect(() => fieldTexts(delegation, { phone: '1' }, { phone: '2' })).toThrow('已由办案记录带出');
  });

  test('that the type does not have are the program’s fault', () => {
    expect(() => fieldTexts(agreement, { ...said, secret: 'x' })).toThrow('has no field secret');
    expect(() => fieldTexts(agreement, { ...said, amount: '多' })).toThrow('is no MONEY');
  });
});

test('a day is written without leading zeros', () => {
  expect(dateText('2025-01-05')).toBe('2025年1月5日');
});

test.each([
  [0, '人民币零元整'],
  [5, '人民币伍分'],
  [50, '人民币伍角整'],
  [105, '人民币壹元零伍分'],
  [1_000, '人民币壹拾元整'],
  [1_860_000, '人民币壹万捌仟陆佰元整'],
  [38_640_005, '人民币叁拾捌万陆仟肆佰元零伍分'],
  [100_000_000, '人民币壹佰万元整'],
  [1_000_500_00, '人民币壹佰万零伍佰元整'],
  [1_0000_0001_00, '人民币壹亿零壹元整'],
  [2_0300_4050_67, '人民币贰亿零叁佰万零肆仟零伍拾元陆角柒分'],
])('%i fen are written %s', (fen, text) => {
  expect(capitalYuan(fen)).toBe(text);
});
