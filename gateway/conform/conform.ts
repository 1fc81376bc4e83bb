import type { AgencyDoor } from './agency-door.js';
import { type Check, type CheckGroup, wrong } from './check.js';
import { exchangeChecks } from './exchange-checks.js';
import { gateChecks } from './gate-checks.js';
import { graphChecks } from './graph-checks.js';
import { serviceChecks } from './service-checks.js';

export const checks: readonly Check[] = [...gateChecks, ...graphChecks, ...exchangeChecks, ...serviceChecks];

export interface CheckedLine {
  id: string;
  group: CheckGroup;
  title: string;
  expected: string;
  well: boolean;
  got: string;
}

/** What the checks of an agency's door have found (联调自测报告). */
export interface ConformReport {
  agency: string;
  organisations: string[];
  at: string;
  milliseconds: number;
  lines: CheckedLine[];
}

/** Runs every check, one after the other; a check that gets no answer at all has failed. */
export async function conform(door: AgencyDoor): Promise<ConformReport> {
  const begun = performance.now();
  const lines: CheckedLine[] = [];
  for (const { id, group, title, expected, ...check } of checks) {
    const outcome = await check.try(door).catch((error: unknown) => wrong(noAnswer(error)));
    lines.push({ id, group, title, expected, ...outcome });
  }
  return {
    agency: door.options.agency,
    organisations: door.organisations.map(({ name }) => name),
    at: new Date().toISOString(),
    milliseconds: Math.round(performance.now() - begun),
    lines,
  };
}

function noAnswer(error: unknown): string {
  const { name, code } = error as { name?: string; code?: unknown };
  return `没有答复（${typeof code === 'string' ? code : (name ?? '未知')}）`;
}
