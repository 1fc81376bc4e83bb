import type { Layout } from '../layout.js';
import { bold, regular } from './fonts.js';
import { needGlyphs } from './need-glyphs.js';
import { bodyOf } from './pdf-body.js';
import { endOf, pageNumber } from './pdf-foot.js';
import { character, face, lineHeight, margins, millimetre, red } from './pdf-measures.js';

type PdfMaker = typeof import('pdfmake').default;
let maker: Promise<PdfMaker> | null = null;

/** The library, loaded when the first PDF is written; it reads its two fonts and nothing else, from nowhere else. */
async function loadMaker(): Promise<PdfMaker> {
  const { default: loaded } = await import('pdfmake');
  loaded.setFonts({ [face]: { normal: regular, bold } });
  loaded.setUrlAccessPolicy(() => false);
  loaded.setLocalAccessPolicy((path) => path === regular || path === bold);
  return loaded;
}

/** A filled document as PDF, in the layout of GB/T 9704. Refuses with CHARACTER_UNPRINTABLE what the font cannot show. */
export async function writePdf(layout: Layout): Promise<Buffer> {
  await needGlyphs(layout);
  const pdf = await (maker ??= loadMaker());
  return pdf.createPdf(definitionOf(layout)).getBuffer();
}

/** What the PDF is made of. */
export function definitionOf(layout: Layout): object {
  const { title, issuer, heading } = layout;
  const { body, end } = endOf(layout);
  return {
    pageSize: 'A4',
    pageMargins: margins,
    info: { title: title.join(''), ...(issuer === null ? {} : { author: issuer }) },
    defaultStyle: { font: face, fontSize: character, lineHeight },
    footer: (page: number) => pageNumber(page, heading !== null),
    content: [...head(layout), ...bodyOf({ body }), ...end],
  };
}

/** Two characters from the margin. */
function right(text: string): object {
  return { text, alignment: 'right', margin: [0, 0, 2 * character, 12] };
}

function head({ heading, number, numberToRight, title, addressee }: Layout): object[] {
  const rule = { type: 'line', x1: 0, y1: 0, x2: 156 * millimetre, y2: 0, lineWidth: 1.5, lineColor: red };
  return [
    ...(heading === null
      ? []
      : [
          { text: heading, color: red, bold: true, fontSize: 30, lineHeight: 1, alignment: 'center' },
          ...(number === null ? [] : [{ text: number, alignment: 'center', margin: [0, 10, 0, 4] }]),
          { canvas: [rule], margin: [0, 0, 0, 24] },
        ]),
    {
      text: title.join('\n'),
      bold: true,
      fontSize: 22,
      lineHeight: 1.1,
      alignment: 'center',
      margin: [0, 0, 0, 12],
    },
    ...(heading === null && number !== null
      ? [numberToRight ? right(number) : { text: number, alignment: 'center', margin: [0, 0, 0, 12] }]
      : []),
    ...(addressee === null ? [] : [{ text: `${addressee}：` }]),
  ];
}
