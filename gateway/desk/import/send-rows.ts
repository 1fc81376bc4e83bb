import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionImportIntakesMutation } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';
import type { SheetRow } from './sheet.ts';

export type ImportedLine = UnionImportIntakesMutation['importIntakes'][number];

/** What one call may carry: the agency takes 250 rows, the front door 256 KB and an answer within 1.8 s. */
const most = { rows: 250, bytes: 160 * 1024 };
const first = 100;
/** Within this a call may be larger next time; beyond twice this it is to be smaller. */
const brisk = 600;
const patience = 4;

export interface Sending {
  agency: AgencyField;
  rows: readonly SheetRow[];
  dryRun: boolean;
  importId: string;
  signal: AbortSignal;
  /** After each answer, with what it says. */
  answered(lines: readonly ImportedLine[]): void;
}

/**
 * Sends the rows call by call, in their order, as many in one as the agency answers in time. What was answered stands, also when a
 * later call fails. A call without an answer is made again with fewer rows: no row becomes two cases.
 */
export async function sendRows({ agency, rows, dryRun, importId, signal, answered }: Sending): Promise<void> {
  const document = byAgency.ImportIntakes[agency as keyof typeof byAgency.ImportIntakes];
  let size = first;
  let failures = 0;
  for (let at = 0; at < rows.length && !signal.aborted;) {
    const batch = batchFrom(rows, at, size);
    const begun = performance.now();
    try {
      const { data } = await ask(document, { rows: batch, dryRun, importId }, { signal });
      const took = performance.now() - begun;
      answered(failures > 0 ? data.importIntakes.map(madeJustNow) : data.importIntakes);
      at += batch.length;
      size = took < brisk ? Math.min(size * 2, most.rows) : took > 2 * brisk ? Math.max(25, size >> 1) : size;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (signal.aborted || failures > patience || !isPassing(error)) throw error;
      const throttled = error.code === 'THROTTLED';
      if (!throttled) size = Math.max(25, size >> 1);
      await new Promise((resume) => setTimeout(resume, throttled ? 15_000 : 1500 * failures));
    }
  }
}

/** Nobody said no: an agency or the way to it is busy, or too much was asked within the minute. */
function isPassing(error: unknown): error is Refused {
  return error instanceof Refused && ['AGENCY_UNAVAILABLE', 'UNREACHABLE', 'THROTTLED'].includes(error.code);
}

/** What a call without an answer had imported is known when it is made again. */
function madeJustNow(line: ImportedLine): ImportedLine {
  return line.outcome === 'ALREADY' ? { ...line, outcome: 'IMPORTED' } : line;
}

function batchFrom(rows: readonly SheetRow[], at: number, size: number): string[] {
  const encoder = new TextEncoder();
  const batch: string[] = [];
  let bytes = 0;
  for (const { line, cells } of rows.slice(at, at + size)) {
    const text = JSON.stringify({ line, cells });
    bytes += encoder.encode(JSON.stringify(text)).length;
    if (batch.length > 0 && bytes > most.bytes) break;
    batch.push(text);
  }
  return batch;
}

/**
 * Rows of the file that are the same dispute as a row before them: the same worker, employer and cause. The agency sees one call at
 * a time; this looks over the whole file.
 */
export function repeatedRows(
  rows: readonly SheetRow[],
  say: (line: number) => string,
): Map<number, ImportedLine> {
  const first = new Map<string, number>();
  const found = new Map<number, ImportedLine>();
  for (const { line, cells } of rows) {
    const { idNumber, employer, creditCode, cause, externalNumber, separate } = cells;
    const same =
      idNumber && !separate ? `dispute ${idNumber.toUpperCase()} ${creditCode ?? employer} ${cause}` : null;
    const keys = [same, externalNumber ? `number ${externalNumber}` : null].filter((key) => key !== null);
    const before = keys.map((key) => first.get(key)).find((at) => at !== undefined);
    if (before !== undefined) {
      const problem = { column: null, code: 'DUPLICATE_ROW', message: say(before), hint: null };
      found.set(line, {
        line,
        outcome: 'REFUSED',
        caseCode: null,
        changed: false,
        problems: [problem],
      });
    }
    for (const key of keys) if (!first.has(key)) first.set(key, line);
  }
  return found;
}

export function messageOf(error: unknown): string {
  return error instanceof Refused ? [error.message, error.hint].filter(Boolean).join('') : String(error);
}
