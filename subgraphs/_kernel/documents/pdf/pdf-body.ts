import type { Layout, LayoutTable } from '../layout.js';
import { character, millimetre, smaller, widthOf } from './pdf-measures.js';

/** The text with its tables, in their order. */
export function bodyOf({ body }: Pick<Layout, 'body'>): object[] {
  return body.map((block) =>
    'text' in block
      ? { text: block.text, leadingIndent: 2 * character, alignment: alignmentOf(block.text) }
      : tableOf(block),
  );
}

/** A long number is not broken: the line before it would be pulled apart to the margin. */
function alignmentOf(text: string): 'justify' | 'left' {
  return /[!-~]{9,}/.test(text) ? 'left' : 'justify';
}

const cellPadding = 4;

/** Rows are not torn, and the head stands again on every page. */
function tableOf({ columns, rows }: LayoutTable): object {
  const texts = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
  ];
  return {
    margin: [0, 6, 0, 12],
    fontSize: smaller,
    lineHeight: 1.1,
    layout: {
      paddingTop: () => 1,
      paddingBottom: () => 3,
      paddingLeft: () => cellPadding,
      paddingRight: () => cellPadding,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: widthsOf(texts),
      body: texts.map((row, at) =>
        row.map((text) => ({ text, ...(at === 0 ? { bold: true, alignment: 'center' } : {}) })),
      ),
    },
  };
}

/** Shares the line among the columns by their longest texts, so that a number of 18 figures is not cut. In points. */
function widthsOf(texts: readonly (readonly string[])[]): number[] {
  const longest = texts[0]!.map((_, at) => Math.max(...texts.map((row) => widthOf(row[at]!))));
  const wanted = longest.map((width) => Math.min(Math.max(width, 4), 16));
  const line = 156 * millimetre - wanted.length * (2 * cellPadding + 1) - 1;
  const sum = wanted.reduce((total, width) => total + width, 0);
  return wanted.map((width) => (line * width) / sum);
}
