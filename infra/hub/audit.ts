import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BreakReason } from '#kernel/audit/walk-chain.js';
import type { Contradiction } from '#kernel/witness/verify-chain.js';
import { chainsOf } from '../audit/chains.js';
import { type Verdict, verifyChains } from '../audit/verify.js';
import { agencyNames, type AgencyName } from '../county/process-table.js';
import { homeOf } from '../home.js';
import { embeddedPrograms, openCluster } from './databases.js';

interface AuditOptions {
  readonly agency?: string;
  readonly ask?: boolean;
  readonly json?: boolean;
}

/** Verifies the audit chains within reach; the exit code is 1 when one does not hold. */
export async function verifyAudit({ agency, ask = false, json = false }: AuditOptions): Promise<void> {
  const only = agency === undefined ? null : agencyCalled(agency);
  const home = homeOf();
  // Only a server that is there already is started: a machine of one owner has none for the others.
  const hasCluster = embeddedPrograms().length > 0 && existsSync(join(home.postgres, 'cluster'));
  const cluster = hasCluster ? await openCluster(home) : null;
  try {
    const chains = await chainsOf(home);
    const missing = only !== null && !chains.databases.has(only);
    if (missing || chains.databases.size === 0)
      throw new Error(`There is no database of ${only ?? 'any agency'} here.`);
    const verdicts = await verifyChains(chains, only, { ask });
    console.log(json ? JSON.stringify(verdicts.map(withoutHeads), null, 2) : describe(verdicts));
    process.exitCode = verdicts.every(holds) ? 0 : 1;
  } finally {
    await cluster?.release();
  }
}

function agencyCalled(name: string): AgencyName {
  const found = agencyNames.find((known) => known === name);
  if (!found) throw new Error(`There is no agency called ${name}, but ${agencyNames.join(', ')}.`);
  return found;
}

const holds = ({ report }: Verdict): boolean => report?.holds ?? false;

function withoutHeads({ agency, report, failure, testimonies }: Verdict): object {
  const witnesses = testimonies.map(({ witness, heads, failure }) => {
    return { witness, heads: heads.length, upTo: heads.at(-1)?.seq ?? null, failure };
  });
  return { agency, failure, ...report, witnesses };
}

const said: Record<BreakReason, string> = {
  ROW_MISSING: 'is missing: deleted, or moved',
  ROW_MISPLACED: 'is not in its place: inserted, or moved',
  NOT_LINKED: 'does not follow the row before it',
  ROW_EDITED: 'is not what its hash was made of: edited',
  HEAD_DIFFERS:
    'should be the next, but the head of the chain says otherwise: tail cut off, or rows added behind it',
};

export function describe(verdicts: readonly Verdict[]): string {
  const table = verdicts.map((verdict) => [line(verdict), ...details(verdict)].join('\n'));
  const wrong = verdicts.filter((verdict) => !holds(verdict)).map(({ agency }) => agency);
  const end = wrong.length === 0 ? 'Every chain holds.' : `Does not hold: ${wrong.join(', ')}.`;
  return [`  ${row('agency', 'links', 'rows/s', 'witnessed by')}`, ...table, end].join('\n');
}

function row(agency: string, links: string, speed: string, witnesses: string): string {
  return `${agency.padEnd(16)} ${links.padStart(9)} ${speed.padStart(9)}  ${witnesses}`;
}

function line({ agency, report, failure, testimonies }: Verdict): string {
  if (!report) return `✘ ${agency.padEnd(16)} could not be read: ${failure}`;
  const speed = Math.round((report.length / Math.max(report.milliseconds, 1)) * 1000);
  const witnesses = testimonies.flatMap(({ witness, heads }) =>
    heads.length === 0 ? [] : [`${witness} to ${heads.at(-1)!.seq}`],
  );
  const heard = witnesses.length === 0 ? 'nobody yet' : witnesses.join(', ');
  return `${report.holds ? '✔' : '✘'} ${row(agency, String(report.length), String(speed), heard)}`;
}

function details({ report, testimonies }: Verdict): string[] {
  const { broken = null, contradictions = [] } = report ?? {};
  return [
    ...(broken ? [`    row ${broken.seq} ${said[broken.reason]}`] : []),
    ...[...Map.groupBy(contradictions, ({ kind, from, seq }) => `${kind} ${from} ${seq}`).values()].map(told),
    ...testimonies.flatMap(({ witness, failure }) =>
      failure === null ? [] : [`    ${witness} was not heard: ${failure}`],
    ),
  ];
}

/** One line for all witnesses that have seen the same. */
function told(same: readonly Contradiction[]): string {
  const { seq, from, kind, at } = same[0]!;
  const rows = from === seq ? `row ${seq}` : `rows ${from} to ${seq}`;
  const keep = `${same.map(({ witness }) => witness).join(', ')} ${same.length === 1 ? 'keeps' : 'keep'} a signed head of ${at}`;
  return kind === 'MISSING'
    ? `    ${rows} gone: ${keep} with row ${seq}; tail cut off, or database set back`
    : `    ${rows} written anew: ${keep} with another hash of row ${seq}`;
}
