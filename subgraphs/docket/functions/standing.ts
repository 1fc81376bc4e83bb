import type { FunctionRow } from './function-rows.js';

/** A record of a case, as its owner has told the register. */
export interface ToldRecord {
  kind: string;
  state: string;
}

/**
 * OPEN       可以办理
 * UNDER_WAY  正在办理
 * NOT_OPEN   现在不能办理  something must come first, or stands in its way
 */
export const functionStandings = { OPEN: 'OPEN', UNDER_WAY: 'UNDER_WAY', NOT_OPEN: 'NOT_OPEN' } as const;
export type FunctionStanding = keyof typeof functionStandings;

/** Whether a function may be used now, by what the records of the case stand at; `why` where it may not. */
export function standingOf(
  row: FunctionRow,
  records: readonly ToldRecord[],
): { standing: FunctionStanding; why: string | null } {
  const running = row.records.some(({ kind, ended }) =>
    records.some((record) => record.kind === kind && !ended.includes(record.state)),
  );
  if (running) return { standing: 'UNDER_WAY', why: null };
  const stands = (wanted: { kind: string; states: readonly string[] }): boolean =>
    records.some(({ kind, state }) => kind === wanted.kind && wanted.states.includes(state));
  const bar = row.barred.find(stands);
  if (bar) return { standing: 'NOT_OPEN', why: bar.why };
  if (row.after && !row.after.records.some(stands)) return { standing: 'NOT_OPEN', why: row.after.why };
  return { standing: 'OPEN', why: null };
}
