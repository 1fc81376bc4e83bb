import { openSync } from 'fontkit';
import { expect, test } from 'vitest';
import { documentTypes } from '../document-type.js';
import { fillLayout } from '../fill-layout.js';
import { sampleDocument } from '../testing/sample-document.js';
import { bold } from './fonts.js';
import { shownCharacters } from './need-glyphs.js';
import { writePdf } from './write-pdf.js';

const types = documentTypes().map((type) => [type.id, type] as const);

test.each(types)(
  '%s is written as a PDF with its fonts inside, and with a glyph for each character',
  async (_, type) => {
    const pdf = await writePdf(fillLayout(sampleDocument(type)));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('NotoSerif')).toBe(true);
    expect(pdf.length).toBeGreaterThan(5_000);
  },
);

test('a character of a name that the font lacks is named, and nothing is written', async () => {
  const [[, type]] = types as [(typeof types)[number]];
  const written = (name: string): Promise<Buffer> => {
    const sample = sampleDocument(type);
    return writePdf(fillLayout({ ...sample, fields: { ...sample.fields, applicant: name } }));
  };
  await expect(written('测试𠮷')).rejects.toMatchObject({
    code: 'CHARACTER_UNPRINTABLE',
    message: expect.stringContaining('“𠮷”（U+20BB7）'),
  });
  await expect(written('测试䶮㛃㐂·燊翀')).resolves.toBeDefined();
});

test('the font shows, in both weights, every unified ideograph and every one of extension A', async () => {
  const shown = await shownCharacters();
  const heavy = new Set(openSync(bold).characterSet);
  expect([...shown].filter((point) => !heavy.has(point))).toEqual([]);
  const blocks = [
    [0x4e00, 0x9fff],
    [0x3400, 0x4dbf],
  ] as const;
  const missing = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((point) => !shown.has(point)),
  );
  expect(missing.map((point) => String.fromCodePoint(point))).toEqual([]);
});
