import { read, SSF, utils, writeFile, type CellObject, type WorkSheet } from '@e965/xlsx';
import { addedTitles, columnOf, type ImportColumn } from './columns.ts';

/** A row of the file: its line as Excel numbers it, its cells by column, and all of it as it stood. */
export interface SheetRow {
  line: number;
  cells: Record<string, string>;
  whole: string[];
}

export interface Sheet {
  heads: string[];
  rows: SheetRow[];
  /** Heads that no column is known for. */
  unknown: string[];
  /** Columns that must be there and are not. */
  missing: string[];
}

/** Lines before the heads: a title, a date. */
const headWithin = 10;

/** Reads .xlsx, .xls or .csv; of a workbook the sheet whose heads are known best. */
export async function readSheet(
  file: Blob & { name: string },
  columns: readonly ImportColumn[],
): Promise<Sheet> {
  const bytes = await file.arrayBuffer();
  const book = /\.(csv|txt)$/i.test(file.name)
    ? read(textOf(bytes), { type: 'string', raw: true })
    : read(bytes, { type: 'array', cellNF: true });
  const sheets = book.SheetNames.map((name) => sheetOf(book.Sheets[name]!, columns));
  return sheets.reduce((best, sheet) => (knownHeads(sheet) > knownHeads(best) ? sheet : best));
}

/** Chinese Excel writes CSV in GBK, everything else in UTF-8. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function knownHeads({ heads, unknown }: Sheet): number {
  return heads.filter(Boolean).length - unknown.length;
}

function sheetOf(sheet: WorkSheet, columns: readonly ImportColumn[]): Sheet {
  const texts = textsOf(sheet);
  const known = (row: readonly string[]) => row.filter((head) => columnOf(columns, head)).length;
  const best = texts
    .slice(0, headWithin)
    .reduce((at, row, here) => (known(row) > known(texts[at]!) ? here : at), 0);
  const heads = texts[best] ?? [];
  const keys = heads.map((head) => columnOf(columns, head)?.key ?? null);
  const rows = texts.flatMap((whole, at): SheetRow[] => {
    if (at <= best || whole.every((cell) => cell === '')) return [];
    const filled = keys.flatMap((key, column) =>
      key && whole[column] ? [[key, whole[column]] as const] : [],
    );
    return [{ line: at + 1, cells: Object.fromEntries([...filled].reverse()), whole }];
  });
  return {
    heads,
    rows,
    unknown: heads.filter((head, at) => head && !keys[at] && !addedTitles.some((title) => title === head)),
    missing: columns.filter(({ key, required }) => required && !keys.includes(key)).map(({ title }) => title),
  };
}

/** Every cell as text; the rows start at the first line of the sheet, so that the numbers are Excel's. */
function textsOf(sheet: WorkSheet): string[][] {
  if (!sheet['!ref']) return [];
  const { e: end } = utils.decode_range(sheet['!ref']);
  return Array.from({ length: end.r + 1 }, (_row, r) =>
    Array.from({ length: end.c + 1 }, (_cell, c) =>
      cellText(sheet[utils.encode_cell({ r, c })] as CellObject | undefined),
    ),
  );
}

/** A date as a day, a number with all its digits, anything else as it is shown. */
function cellText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.t === 'z') return '';
  if (cell.t === 'n' && typeof cell.z === 'string' && SSF.is_date(cell.z)) return dayText(Number(cell.v));
  return String(cell.t === 'n' ? cell.v : (cell.w ?? cell.v)).trim();
}

function dayText(serial: number): string {
  const { y, m, d } = SSF.parse_date_code(serial) as { y: number; m: number; d: number };
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** A file to be filled in: the heads alone, every cell a text, and a sheet that says how. */
export function writeTemplate(name: string, columns: readonly ImportColumn[]): void {
  const heads = columns.map(({ title, required }) => (required ? `*${title}` : title));
  const sheet = utils.aoa_to_sheet([heads]);
  sheet['!cols'] = columns.map(({ title }) => ({ wch: Math.max(12, title.length * 2 + 4) }));
  const notes = utils.aoa_to_sheet([
    ['列名', '是否必填', '怎么填', '示例'],
    ...columns.map(({ title, required, note, example }) => [
      title,
      required ? '必填' : '选填',
      note,
      example,
    ]),
    [],
    ['每行一件，一人一行；不要合并单元格，不要改列名。导入前先校验，校验不会改动任何数据。'],
  ]);
  notes['!cols'] = [{ wch: 20 }, { wch: 10 }, { wch: 70 }, { wch: 28 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '导入表');
  utils.book_append_sheet(book, notes, '填写说明');
  writeFile(book, `${name}.xlsx`, { compression: true });
}

/** The file as it was, with what became of each row: imported rows are marked, the others say what to mend. */
export function writeCorrected(
  name: string,
  { heads, rows }: Sheet,
  said: (row: SheetRow) => [outcome: string, problems: string, caseCode: string],
): void {
  const added = new Set<string>(addedTitles);
  const kept = heads.flatMap((head, at) => (added.has(head) ? [] : [at]));
  const sheet = utils.aoa_to_sheet([
    [...kept.map((at) => heads[at]), ...addedTitles],
    ...rows.map((row) => [...kept.map((at) => row.whole[at]), ...said(row)]),
  ]);
  sheet['!cols'] = [...kept.map(() => ({ wch: 16 })), { wch: 10 }, { wch: 60 }, { wch: 26 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '更正表');
  writeFile(book, `${name}.xlsx`, { compression: true });
}
