import { describe, expect, test, vi } from 'vitest';
import { builtInScanner } from '#kernel/attachment/check/scanner.js';
import { checkFile } from '#kernel/attachment/check/check-file.js';
import { documentType, documentTypes } from '../document-type.js';
import { sampleDocument } from '../testing/sample-document.js';
import { defaultTemplate } from './default-template.js';
import { fillWord } from './fill-word.js';
import { checkTemplate } from './word-template.js';

const types = documentTypes().map((type) => [type.id, type] as const);

/** The text of a DOCX as the library that fills it reads it back. */
async function textOf(docx: Buffer): Promise<string> {
  const Docxtemplater = (await import('docxtemplater')).default;
  const PizZip = (await import('pizzip')).default;
  return new Docxtemplater(new PizZip(docx), { delimiters: { start: '〖〖', end: '〗〗' } }).getFullText();
}

async function wordWith(text: string): Promise<Buffer> {
  const { Document, Packer, Paragraph } = await import('docx');
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

describe('the default template', () => {
  test.each(types)('of %s would be accepted as an agency’s own, and is a sound file', async (_, type) => {
    const template = await defaultTemplate(type);
    await expect(checkTemplate(type, template)).resolves.toBeUndefined();
    await expect(checkFile('模板.docx', template, builtInScanner)).resolves.toBeDefined();
  });

  test.each(types)('of %s is filled to the last brace', async (_, type) => {
    const text = await textOf(await fillWord(await defaultTemplate(type), sampleDocument(type)));
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(text).toContain(type.title);
    expect(text).toContain('2025年1月10日');
  });

  test('makes each line of a text a paragraph of its own, indented as the first', async () => {
    const type = documentType('UNDISPUTED_FACTS', '2025-01-10');
    const printed = sampleDocument(type);
    printed.fields.facts = '1. 甲\n2. 乙\n3. 丙';
    const PizZip = (await import('pizzip')).default;
    const filled = new PizZip(await fillWord(await defaultTemplate(type), printed));
    const xml = filled.file('word/document.xml')!.asText();
    expect(xml).not.toContain('<w:br/>');
    for (const line of ['1. 甲', '2. 乙', '3. 丙'])
      expect(xml).toMatch(
        new RegExp(
          `<w:p><w:pPr>(?:(?!</w:pPr>).)*w:firstLine="\\d+"(?:(?!</w:p>).)*>${line}</w:t></w:r></w:p>`,
        ),
      );
  });

  test('leaves out what is optional and was not said', async () => {
    const type = documentType('RESULT_FEEDBACK', '2025-01-10');
    const printed = sampleDocument(type);
    delete printed.fields.agreement;
    const text = await textOf(await fillWord(await defaultTemplate(type), printed));
    expect(text).not.toContain('协议内容');
    expect(text).toContain('未达成协议的原因');
  });
});

describe('an agency’s own template', () => {
  const type = documentType('REFUSAL_NOTICE', '2025-01-10');

  test('that names what there is not, or leaves out what must be said, is refused with all of it', async () => {
    const faulty = checkTemplate(type, await wordWith('{applicant}与{defendant}，{reason}'));
    await expect(faulty).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(
        /defendant.*被申请人（\{respondent\}）、决定日期（\{decidedOn\}）、文号/,
      ),
    });
    await expect(checkTemplate(type, await wordWith('{applicant'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(checkTemplate(type, Buffer.from('no Word file'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('that fails tells no log what stands in it', async () => {
    const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const failed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(checkTemplate(type, await wordWith('测试甲{applicant'))).rejects.toThrow();
    await expect(fillWord(await wordWith('{stranger}'), sampleDocument(type))).rejects.toThrow('stranger');
    expect([...logged.mock.calls, ...failed.mock.calls]).toEqual([]);
    vi.restoreAllMocks();
  });

  test('is filled in its own words', async () => {
    const own = await wordWith('本委{number}：{applicant}诉{respondent}，{decidedOn}因{reason}不予受理。');
    await checkTemplate(type, own);
    const text = await textOf(await fillWord(own, sampleDocument(type)));
    expect(text).toBe(
      '本委鲁虚构〔2025〕1号：样例申请人诉样例被申请人，2025年2月28日因样例不予受理的理由不予受理。',
    );
  });
});
