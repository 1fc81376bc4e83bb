import { createRequire } from 'node:module';
import type { Layout, LayoutTable, SignatureLine } from '../layout.js';

/** Noto Serif SC has every character of GB 18030 that names are written with; 仿宋 cannot be embedded. */
const face = 'NotoSerifSC';
const { resolve } = createRequire(import.meta.url);
const fontFile = (weight: string): string => resolve(`@expo-google-fonts/noto-serif-sc/${weight}.ttf`);

type PdfMaker = typeof import('pdfmake').default;
let maker: Promise<PdfMaker> | null = null;

/** The library, loaded when the first PDF is written; it reads its two fonts and nothing else, from nowhere else. */
async function loadMaker(): Promise<PdfMaker> {
  const { default: loaded } = await import('pdfmake');
  const normal = fontFile('400Regular/NotoSerifSC_400Regular');
  const bold = fontFile('700Bold/NotoSerifSC_700Bold');
  loaded.setFonts({ [face]: { normal, bold } });
  loaded.setUrlAccessPolicy(() => false);
  loaded.setLocalAccessPolicy((path) => path === normal || path === bold);
  return loaded;
}

/** A filled document as PDF, in the layout of GB/T 9704. */
export async function writePdf(layout: Layout): Promise<Buffer> {
  const pdf = await (maker ??= loadMaker());
  return pdf.createPdf(definitionOf(layout)).getBuffer();
}

/** A character of 28 to a line of 156 mm; 22 lines to 225 mm. In points. */
const character = 15.79;
const millimetre = 72 / 25.4;
const red = '#ff0000';

/** What the PDF is made of. */
export function definitionOf(layout: Layout): object {
  const { title, issuer, body, tables } = layout;
  return {
    pageSize: 'A4',
    pageMargins: [28, 37, 26, 35].map((side) => side * millimetre),
    info: { title, ...(issuer === null ? {} : { author: issuer }) },
    defaultStyle: { font: face, fontSize: character, lineHeight: 1.277 },
    footer: (page: number) => ({ text: `- ${page} -`, alignment: 'center', fontSize: 14 }),
    content: [
      ...head(layout),
      ...body.map(({ text }) => ({ text, leadingIndent: 2 * character })),
      ...tables.map(tableOf),
      ...foot(layout),
    ],
  };
}

function head({ heading, number, title, addressee }: Layout): object[] {
  const rule = { type: 'line', x1: 0, y1: 0, x2: 156 * millimetre, y2: 0, lineWidth: 1.5, lineColor: red };
  return [
    ...(heading === null
      ? []
      : [
          { text: heading, color: red, bold: true, fontSize: 26, alignment: 'center' },
          ...(number === null ? [] : [{ text: number, alignment: 'center', margin: [0, 12, 0, 4] }]),
          { canvas: [rule], margin: [0, 0, 0, 24] },
        ]),
    { text: title, bold: true, fontSize: 22, alignment: 'center', margin: [0, 0, 0, 12] },
    ...(heading === null && number !== null
      ? [{ text: number, alignment: 'center', margin: [0, 0, 0, 12] }]
      : []),
    ...(addressee === null ? [] : [{ text: `${addressee}：` }]),
  ];
}

function tableOf({ columns, rows }: LayoutTable): object {
  return {
    margin: [0, 8, 0, 8],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(() => '*'),
      body: [
        columns.map(({ title }) => ({ text: title, bold: true })),
        ...rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
      ],
    },
  };
}

/** Signatures and the issuer's block are not torn from one another by a page's end. */
function foot({ signatures, issuer, date, seal, attachments }: Layout): object[] {
  const right = { alignment: 'right', margin: [0, 0, 4 * character, 0] };
  return [
    ...attachments.map((name, at) => ({ text: `${at === 0 ? '附件：' : '　　　'}${at + 1}. ${name}` })),
    ...signatures.map(signatureLine),
    {
      unbreakable: true,
      margin: [0, 24, 0, 0],
      stack: [
        ...(issuer === null ? [] : [{ text: issuer, ...right }]),
        ...(seal === null ? [] : [{ text: `（${seal}）`, ...right }]),
        { text: date, ...right },
      ],
    },
  ];
}

function signatureLine({ caption, name, signedOn, image }: SignatureLine, at: number): object {
  const said = { text: `${caption}：${name}`, width: '*' };
  const drawn = image
    ? [{ image: `data:${image.mediaType};base64,${image.content.toString('base64')}`, fit: [110, 40] }]
    : [];
  return {
    unbreakable: true,
    margin: [0, at === 0 ? 20 : 2, 0, 0],
    columns: [said, ...drawn, { text: signedOn, width: 'auto' }],
  };
}
