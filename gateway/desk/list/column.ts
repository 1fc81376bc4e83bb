import type { ReactNode } from 'react';

/** A column on the screen, in Excel and on paper alike; `text` is what all three say. */
export interface Column<Row> {
  key: string;
  title: string;
  text(row: Row): string;
  /** On the screen in place of the text. */
  render?(row: Row): ReactNode;
  /** For Excel in place of the text: a number is one that can be added up. */
  value?(row: Row): string | number | null;
  width?: number;
  align?: 'right';
  /** On a phone's card: the headline, left out, or a line like the others (default). */
  card?: 'title' | 'none';
  /** Only on the screen: buttons. */
  screenOnly?: boolean;
}

/** A list as it goes onto paper or into Excel: with who took it out, and when. */
export interface Extract {
  title: string;
  columns: { title: string; align?: 'right' }[];
  rows: string[][];
  /** 「样例书记员 2026-11-22 09:31」 */
  watermark: string;
}

export function extractOf<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  watermark: string,
): Extract {
  const shown = columns.filter(({ screenOnly }) => !screenOnly);
  return {
    title,
    watermark,
    columns: shown.map(({ title: head, align }) => ({ title: head, ...(align && { align }) })),
    rows: rows.map((row) => shown.map(({ text }) => text(row))),
  };
}
