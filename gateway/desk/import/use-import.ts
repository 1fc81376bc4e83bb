import { useRef, useState } from 'react';
import type { AgencyField } from '../shell/session.ts';
import { columnsOf } from './columns.ts';
import { messageOf, repeatedRows, sendRows, type ImportedLine } from './send-rows.ts';
import type { Sheet } from './sheet.ts';

/**
 * EMPTY      no file yet
 * READING    the file is being read
 * READ       its rows are known, nothing has been asked
 * CHECKING   the dry run is under way
 * CHECKED    each row is known to be good or not
 * IMPORTING  cases are being opened
 * STOPPED    somebody paused it, or the hub did not answer; what was answered stands
 * DONE       every good row is a case
 */
export type Phase = 'EMPTY' | 'READING' | 'READ' | 'CHECKING' | 'CHECKED' | 'IMPORTING' | 'STOPPED' | 'DONE';

export interface Loading {
  phase: Phase;
  name: string;
  sheet: Sheet | null;
  lines: ReadonlyMap<number, ImportedLine>;
  /** Of the run under way. */
  done: number;
  sum: number;
  seconds: number;
  fault: string | null;
}

const nothing: Loading = {
  ...{ phase: 'EMPTY', name: '', sheet: null, lines: new Map(), done: 0, sum: 0, seconds: 0, fault: null },
};

/** One loading of one file: read here, checked and imported by the agency. */
export function useImport(agency: AgencyField, say: { unreadable: string; same(line: number): string }) {
  const [loading, setLoading] = useState<Loading>(nothing);
  const underway = useRef<AbortController | null>(null);
  const importId = useRef('');
  const change = (news: Partial<Loading>) => setLoading((now) => ({ ...now, ...news }));

  async function take(file: File): Promise<void> {
    importId.current = crypto.randomUUID();
    setLoading({ ...nothing, phase: 'READING', name: file.name.replace(/\.[^.]+$/, '') });
    try {
      const { readSheet } = await import('./sheet.ts');
      change({ phase: 'READ', sheet: await readSheet(file, columnsOf(agency)) });
    } catch {
      setLoading({ ...nothing, fault: say.unreadable });
    }
  }

  async function send(dryRun: boolean): Promise<void> {
    const { sheet, lines: known } = loading;
    if (!sheet) return;
    const repeated = dryRun ? repeatedRows(sheet.rows, say.same) : new Map<number, ImportedLine>();
    const lines = new Map<number, ImportedLine>(dryRun ? [] : known);
    const rows = dryRun ? sheet.rows : sheet.rows.filter(({ line }) => known.get(line)?.outcome === 'READY');
    const control = new AbortController();
    underway.current = control;
    const from = performance.now();
    change({ phase: dryRun ? 'CHECKING' : 'IMPORTING', done: 0, sum: rows.length, fault: null });
    const answered = (news: readonly ImportedLine[]) => {
      for (const line of news) {
        const before = line.outcome === 'READY' ? repeated.get(line.line) : undefined;
        lines.set(line.line, before ?? line);
      }
      setLoading((now) => ({ ...now, lines: new Map(lines), done: now.done + news.length }));
    };
    try {
      await sendRows({ agency, rows, dryRun, importId: importId.current, signal: control.signal, answered });
      const seconds = (performance.now() - from) / 1000;
      change({ phase: control.signal.aborted ? 'STOPPED' : dryRun ? 'CHECKED' : 'DONE', seconds });
    } catch (error) {
      const fault = control.signal.aborted ? null : messageOf(error);
      change({ phase: dryRun ? 'READ' : 'STOPPED', fault });
    }
  }

  return {
    loading,
    take,
    check: () => send(true),
    run: () => send(false),
    stop: () => underway.current?.abort(),
    reset: () => setLoading(nothing),
  };
}

/** How many rows came to what. */
export function countsOf(lines: ReadonlyMap<number, ImportedLine>): Record<ImportedLine['outcome'], number> {
  const counts = { READY: 0, IMPORTED: 0, ALREADY: 0, REFUSED: 0 };
  for (const { outcome } of lines.values()) counts[outcome] += 1;
  return counts;
}
