import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionImportIntakesMutation } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';
import type { SheetRow } from './sheet.ts';

export type ImportedLine = UnionImportIntakesMutation['importIntakes'][number];

/** What one call may carry: the agency takes 250 rows, the front door 256 KB. */
const most = { rows: 250, bytes: 160 * 1024 };

export interface Sending {
  agency: AgencyField;
  rows: readonly SheetRow[];
  dryRun: boolean;
  importId: string;
  signal: AbortSignal;
  /** After each answer, with what it says. */
  answered(lines: readonly ImportedLine[]): void;
}

/** Sends the rows call by call, in their order. What was answered stands, also when a later call fails. */
export async function sendRows({ agency, rows, dryRun, importId, signal, answered }: Sending): Promise<void> {
  const document = byAgency.ImportIntakes[agency as keyof typeof byAgency.ImportIntakes];
  for (const batch of batches(rows)) {
    const { data } = await ask(document, { rows: batch, dryRun, importId }, { signal });
    if (signal.aborted) return;
    answered(data.importIntakes);
  }
}

function* batches(rows: readonly SheetRow[]): Generator<string[]> {
  const encoder = new TextEncoder();
  let batch: string[] = [];
  let bytes = 0;
  for (const { line, cells } of rows) {
    const text = JSON.stringify({ line, cells });
    const size = encoder.encode(JSON.stringify(text)).length;
    if (batch.length > 0 && (batch.length === most.rows || bytes + size > most.bytes)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(text);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
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
