import { utils, writeFile } from '@e965/xlsx';
import type { FiguresQuery } from '../generated/graphql/graphql.ts';
import { moment } from '../shell/amount.ts';
import { measures } from './options.ts';
import type { FigureTable } from './tables.ts';
import type { FiguresTexts } from './texts.ts';

export interface BookProps extends FiguresQuery {
  title: string;
  tables: readonly FigureTable[];
  texts: FiguresTexts;
  /** Who took it out, and when. */
  watermark: string;
}

type Cells = (string | number | null)[][];

/** All tables of the page as one workbook, a sheet each, with what they count on the last. */
export function writeBook({ title, tables, texts, watermark, ...figures }: BookProps): void {
  const book = utils.book_new();
  const add = (name: string, cells: Cells) => {
    const sheet = utils.aoa_to_sheet([...cells, [], [watermark]]);
    sheet['!cols'] = (cells[0] ?? []).map((_, at) => ({ wch: at === 0 ? 24 : 14 }));
    utils.book_append_sheet(book, sheet, name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  };
  add(texts.totals, totals(figures, texts));
  for (const table of tables) add(sheetName(table, texts), cellsOf(table, texts));
  add(texts.definitions, definitions(figures, texts));
  writeFile(book, `${title}.xlsx`, { compression: true });
}

function sheetName({ key, title }: FigureTable, texts: FiguresTexts): string {
  const short: Record<string, string> = {
    months: texts.months,
    durations: texts.durations,
    flows: texts.flows,
  };
  return short[key] ?? title;
}

function totals({ now, before }: FiguresQuery, texts: FiguresTexts): Cells {
  return [
    [texts.item, texts.value, texts.share, texts.beforeValue],
    ...measures.map((measure) => [
      texts[measure],
      now[measure].numerator ?? texts.less,
      measure === 'accepted' ? '' : now[measure].value,
      before[measure].numerator ?? texts.less,
    ]),
    [texts.disputes, now.disputes.value ?? texts.less],
    [texts.workers, now.workers.value ?? texts.less],
    ...(['overdue', 'returned', 'unconfirmed'] as const).map((name) => [
      texts[name],
      now[name].numerator ?? texts.less,
      now[name].value,
    ]),
    [],
    [`${now.from} — ${now.until}`, texts.asOf(moment(now.asOf), now.source)],
  ];
}

export function cellsOf({ nameHeads, heads, rows }: FigureTable, texts: FiguresTexts): Cells {
  return [
    [...nameHeads, ...heads],
    ...rows.map(({ names, cells }) => [...names, ...cells.map(({ count }) => count ?? texts.less)]),
  ];
}

function definitions({ now }: FiguresQuery, texts: FiguresTexts): Cells {
  const heads = [
    texts.indicator,
    texts.item,
    texts.formula,
    texts.numerator,
    texts.denominator,
    texts.excludes,
    texts.source,
  ];
  return [
    heads,
    ...now.indicators.map((row) => [
      ...[row.id, row.name, row.formula, row.numerator],
      ...[row.denominator ?? '', row.excludes, row.source],
    ]),
  ];
}
