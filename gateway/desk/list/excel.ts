import { utils, writeFile } from '@e965/xlsx';
import type { Column } from './column.ts';

/** Hands the list to the browser as a workbook; a text that would be read as a formula stays a text. */
export function writeExcel<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  watermark: string,
): void {
  const shown = columns.filter(({ screenOnly }) => !screenOnly);
  const cells = rows.map((row) =>
    shown.map((column) => (column.value ? (column.value(row) ?? '') : column.text(row))),
  );
  const sheet = utils.aoa_to_sheet([shown.map(({ title: head }) => head), ...cells, [], [watermark]]);
  sheet['!cols'] = shown.map(({ width }) => ({ wch: Math.max(8, Math.round((width ?? 120) / 8)) }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  writeFile(book, `${title}.xlsx`, { compression: true });
}
