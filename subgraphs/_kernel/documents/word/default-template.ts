import type { Paragraph as WordParagraph, Table as WordTable } from 'docx';
import type { DocumentType } from '../document-type.js';
import { type Layout, layoutOf, type LayoutTable, type Paragraph } from '../layout.js';
import { bodyIndent, closer, em, faces, margin, paper, pitch, sizes } from './official-layout.js';
import { footers, footOf } from './template-foot.js';

type Docx = typeof import('docx');

const made = new Map<string, Promise<Buffer>>();

/** The Word template of a type in the official layout, made from its layout; the same for every agency. */
export function defaultTemplate(type: DocumentType): Promise<Buffer> {
  const known = made.get(type.id);
  if (known) return known;
  const fresh = writeTemplate(layoutOf(type));
  made.set(type.id, fresh);
  fresh.catch(() => made.delete(type.id));
  return fresh;
}

async function writeTemplate(layout: Layout): Promise<Buffer> {
  const docx = await import('docx');
  const { Document, LineRuleType, Packer } = docx;
  const spacing = { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const run = { font: faces.body, size: sizes.body, characterSpacing: closer };
  const document = new Document({
    title: layout.title.join(''),
    evenAndOddHeaderAndFooters: layout.heading !== null,
    styles: { default: { document: { run, paragraph: { spacing } } } },
    sections: [
      {
        properties: { page: { size: paper, margin } },
        footers: footers(docx, layout.heading !== null),
        children: [
          ...head(docx, layout),
          ...layout.body.flatMap((block, at): (WordParagraph | WordTable)[] =>
            'text' in block
              ? bodyParagraph(docx, block, at === layout.body.length - 1)
              : [tableOf(docx, block)],
          ),
          ...footOf(docx, layout),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function head(docx: Docx, { heading, number, numberToRight, title, addressee }: Layout): WordParagraph[] {
  const { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } = docx;
  const spacing = { line: 240, lineRule: LineRuleType.AUTO };
  const centred = (text: string, run: object, more: object = {}): WordParagraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...run })], ...more });
  const line = { bottom: { style: BorderStyle.SINGLE, color: 'FF0000', size: 12, space: 4 } };
  const blank = new Paragraph({ children: [] });
  return [
    ...(heading === null
      ? []
      : [
          centred(heading, { font: faces.title, size: sizes.heading, color: 'FF0000' }, { spacing }),
          centred(number ?? '', {}, { border: line }),
          blank,
        ]),
    ...title.map((line) => centred(line, { font: faces.title, size: sizes.title }, { spacing })),
    ...(heading === null && number !== null
      ? [
          centred(
            number,
            {},
            numberToRight ? { alignment: AlignmentType.RIGHT, indent: { right: 2 * em } } : {},
          ),
        ]
      : []),
    blank,
    ...(addressee === null ? [] : [new Paragraph({ children: [new TextRun(`${addressee}：`)] })]),
  ];
}

/** A paragraph with optional fields stands between markers that the filling takes out with it. The last goes with the foot. */
function bodyParagraph(docx: Docx, { text, optional }: Paragraph, isLast: boolean): WordParagraph[] {
  const { AlignmentType, Paragraph, TextRun } = docx;
  const marker = (mark: string): WordParagraph => new Paragraph({ children: [new TextRun(mark)] });
  return [
    ...optional.map((name) => marker(`{#${name}}`)),
    new Paragraph({
      alignment: AlignmentType.BOTH,
      indent: { firstLine: bodyIndent },
      keepNext: isLast,
      children: [new TextRun(text)],
    }),
    ...optional.toReversed().map((name) => marker(`{/${name}}`)),
  ];
}

function tableOf(docx: Docx, { field, columns }: LayoutTable): WordTable {
  const { LineRuleType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const spacing = { line: 360, lineRule: LineRuleType.EXACT };
  const row = (texts: readonly string[], isHead: boolean): InstanceType<Docx['TableRow']> =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map((text) => {
        const run = new TextRun({ text, size: sizes.table, bold: isHead });
        return new TableCell({ children: [new Paragraph({ spacing, children: [run] })] });
      }),
    });
  const last = columns.length - 1;
  const cells = columns.map(
    ({ name }, at) => `${at === 0 ? `{#${field}}` : ''}{${name}}${at === last ? `{/${field}}` : ''}`,
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columns.map(({ title }) => Math.max(title.length, 4) * em),
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      row(cells, false),
    ],
  });
}
