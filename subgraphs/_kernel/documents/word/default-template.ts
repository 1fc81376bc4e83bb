import type { Paragraph as WordParagraph, Table as WordTable } from 'docx';
import type { DocumentType } from '../document-type.js';
import { type Layout, layoutOf, type LayoutTable, type Paragraph } from '../layout.js';
import { bodyIndent, faces, grid, margin, paper, pitch, sizes } from './official-layout.js';

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
  const { Document, DocumentGridType, LineRuleType, Packer } = docx;
  const spacing = { line: pitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const document = new Document({
    title: layout.title,
    styles: {
      default: { document: { run: { font: faces.body, size: sizes.body }, paragraph: { spacing } } },
    },
    sections: [
      {
        properties: {
          page: { size: paper, margin },
          grid: { type: DocumentGridType.LINES_AND_CHARS, ...grid },
        },
        footers: { default: pageNumber(docx) },
        children: [
          ...head(docx, layout),
          ...layout.body.flatMap((paragraph) => bodyParagraph(docx, paragraph)),
          ...layout.tables.map((table) => tableOf(docx, table)),
          ...foot(docx, layout),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function head(docx: Docx, { heading, number, title, addressee }: Layout): WordParagraph[] {
  const { AlignmentType, BorderStyle, Paragraph, TextRun } = docx;
  const centred = (text: string, run: object, more: object = {}): WordParagraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, ...run })], ...more });
  const line = { bottom: { style: BorderStyle.SINGLE, color: 'FF0000', size: 12, space: 4 } };
  const blank = new Paragraph({ children: [] });
  return [
    ...(heading === null
      ? []
      : [
          centred(heading, { font: faces.title, size: sizes.heading, color: 'FF0000' }, { spacing: {} }),
          blank,
        ]),
    ...(heading !== null && number !== null ? [centred(number, {}, { border: line })] : []),
    ...(heading !== null ? [blank] : []),
    centred(title, { font: faces.title, size: sizes.title }, { spacing: {} }),
    ...(heading === null && number !== null ? [centred(number, {})] : []),
    blank,
    ...(addressee === null ? [] : [new Paragraph({ children: [new TextRun(`${addressee}：`)] })]),
  ];
}

/** A paragraph with optional fields stands between markers that the filling takes out with it. */
function bodyParagraph({ Paragraph, TextRun }: Docx, { text, optional }: Paragraph): WordParagraph[] {
  const marker = (mark: string): WordParagraph => new Paragraph({ children: [new TextRun(mark)] });
  return [
    ...optional.map((name) => marker(`{#${name}}`)),
    new Paragraph({ indent: { firstLine: bodyIndent }, children: [new TextRun(text)] }),
    ...optional.toReversed().map((name) => marker(`{/${name}}`)),
  ];
}

function tableOf(docx: Docx, { field, columns }: LayoutTable): WordTable {
  const { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const row = (texts: readonly string[], isHead: boolean): InstanceType<Docx['TableRow']> =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: texts.map(
        (text) => new TableCell({ children: [new Paragraph({ children: [new TextRun(text)] })] }),
      ),
    });
  const last = columns.length - 1;
  const cells = columns.map(
    ({ name }, at) => `${at === 0 ? `{#${field}}` : ''}{${name}}${at === last ? `{/${field}}` : ''}`,
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      row(cells, false),
    ],
  });
}

function foot(docx: Docx, { issuer, date, seal, attachments }: Layout): WordParagraph[] {
  const { AlignmentType, Paragraph, TextRun } = docx;
  const plain = (text: string, more: object = {}): WordParagraph =>
    new Paragraph({ children: [new TextRun(text)], ...more });
  const right = (text: string): WordParagraph =>
    plain(text, { alignment: AlignmentType.RIGHT, indent: { right: 2 * bodyIndent }, keepNext: true });
  return [
    ...attachments.map((name, at) => plain(`${at === 0 ? '附件：' : '　　　'}${at + 1}. ${name}`)),
    plain(''),
    ...['{#signatures}', '{caption}：{name}　　{signedOn}', '{/signatures}'].map((text) => plain(text)),
    ...(issuer === null ? [] : [right(issuer)]),
    ...(seal === null ? [] : [plain('{#sealedBy}'), right('（{sealedBy}）'), plain('{/sealedBy}')]),
    right(date),
  ];
}

function pageNumber({
  AlignmentType,
  Footer,
  PageNumber,
  Paragraph,
  TextRun,
}: Docx): InstanceType<Docx['Footer']> {
  const run = new TextRun({
    children: ['- ', PageNumber.CURRENT, ' -'],
    font: faces.figures,
    size: sizes.page,
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}
