import { describe, expect, test } from 'vitest';
import { documentType } from './document-type.js';
import { fieldTexts } from './field-text.js';
import { fillLayout, type PrintedDocument } from './fill-layout.js';
import { definitionOf } from './pdf/write-pdf.js';

const on = '2025-01-10';
const agreement = (
  changes: Partial<PrintedDocument> = {},
  amount: number | null = 1_860_000,
): PrintedDocument => {
  const type = documentType('MEDIATION_AGREEMENT', on);
  return {
    ...{
      type,
      number: '调协〔2025〕1号',
      issuer: '虚构市中区总工会',
      issuedOn: on,
      copies: 3,
      sealedBy: '调解专用章',
    },
    fields: fieldTexts(type, {
      parties: [
        { side: '申请人', name: '测试甲', code: '370499198803120019' },
        { side: '被申请人', name: '虚构公司', code: '91370499FAKE00013R' },
      ],
      ...{ mediators: '样例调解员', claims: '追索劳动报酬纠纷', terms: '一、付清工资。\n二、互不追究。' },
      ...{ amount, performBy: '2025-02-28' },
    }),
    signatures: [{ caption: '当事人', name: '测试甲', signedOn: '2025年1月10日', image: null }],
    ...changes,
  };
};
const bodyOf = (printed: PrintedDocument) =>
  fillLayout(printed).body.map((block) => ('text' in block ? block.text : block.field));

describe('a document in its layout', () => {
  test('has everything filled, each line of the terms a paragraph of its own', () => {
    const layout = fillLayout(agreement());
    expect(layout).toMatchObject({
      ...{ heading: null, number: '调协〔2025〕1号', title: ['调解协议书'], issuer: '虚构市中区总工会' },
      ...{ date: '2025年1月10日', seal: '调解专用章' },
    });
    expect(layout.body[0]).toMatchObject({
      field: 'parties',
      rows: [{ name: '测试甲' }, { name: '虚构公司' }],
    });
    expect(bodyOf(agreement())).toEqual(
      expect.arrayContaining(['一、付清工资。', '二、互不追究。', '履行期限：2025年2月28日前。']),
    );
    expect(bodyOf(agreement()).at(-1)).toContain('一式三份');
    expect(JSON.stringify(layout)).not.toMatch(/\{\w+\}/);
  });

  test('leaves out a paragraph about what the record does not say', () => {
    expect(bodyOf(agreement()).some((line) => line.includes('18,600.00元'))).toBe(true);
    expect(bodyOf(agreement({}, null)).some((line) => line.includes('给付金额'))).toBe(false);
  });

  test('prints what looks like a field in a text of the record as it is', () => {
    const printed = agreement();
    printed.fields.terms = '按{amount}和{secret}给付';
    expect(bodyOf(printed)).toContain('按{amount}和{secret}给付');
  });

  test('has the issuer in red above it where it is an official letter, and says to whom it goes', () => {
    const type = documentType('REFUSAL_NOTICE', on);
    const fields = {
      applicant: '测试甲',
      respondent: '虚构公司',
      decidedOn: '2025年1月10日',
      reason: '不属于受案范围',
    };
    const layout = fillLayout({ ...agreement(), type, fields, number: '劳人仲不字〔2025〕第1号' });
    expect(layout).toMatchObject({ heading: '虚构市中区总工会', addressee: '测试甲' });
    expect(JSON.stringify(definitionOf(layout))).toContain('#ff0000');
  });

  test('has the issuer in its title and the number to the right where it is a ruling', () => {
    const type = documentType('CONFIRMATION_RULING', on);
    const fields = Object.fromEntries(type.fields.map(({ name }) => [name, '样例']));
    const layout = fillLayout({ ...agreement(), type, fields, issuer: '虚构法院' });
    expect(layout).toMatchObject({
      heading: null,
      title: ['虚构法院', '司法确认裁定书'],
      numberToRight: true,
    });
  });

  test('says of its seal nothing where it bears none, and of a number nothing where it has none', () => {
    expect(fillLayout(agreement({ sealedBy: null })).seal).toBeNull();
    expect(fillLayout(agreement({ number: null })).number).toBeNull();
  });
});

interface Laid {
  unbreakable?: boolean;
  table?: { widths: number[] };
}
const contentOf = (printed: PrintedDocument) =>
  (definitionOf(fillLayout(printed)) as { content: Laid[] }).content;

test('a table is as wide as the text, and wide enough for a number of 18 figures', () => {
  const [, , laid] = contentOf(agreement());
  const widths = laid!.table!.widths;
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThan((156 * 72) / 25.4);
  expect(widths[2]).toBeGreaterThan(18 * 0.56 * 12);
});

test('nobody signs or seals a page without a text: the last paragraph goes with what is below it', () => {
  const last = contentOf(agreement()).at(-1)!;
  expect(last.unbreakable).toBe(true);
  const together = JSON.stringify(last);
  for (const said of ['一式三份', '当事人：测试甲', '虚构市中区总工会', '印章：调解专用章'])
    expect(together).toContain(said);
  const many = Array.from({ length: 40 }, (_, at) => ({
    ...agreement().signatures[0]!,
    name: `测试工${at + 1}`,
  }));
  const end = JSON.stringify(contentOf(agreement({ signatures: many })).at(-1));
  expect([end.includes('测试工40'), end.includes('测试工39')]).toEqual([true, false]);
});

test('a drawn signature stands in the PDF beside the name', () => {
  const image = { mediaType: 'image/png' as const, content: Buffer.from('drawn') };
  const signature = { caption: '当事人', name: '测试甲', signedOn: '2025年1月10日', image };
  const written = JSON.stringify(definitionOf(fillLayout(agreement({ signatures: [signature] }))));
  expect(written).toContain(`data:image/png;base64,${Buffer.from('drawn').toString('base64')}`);
  expect(written).toContain('当事人：测试甲');
});
