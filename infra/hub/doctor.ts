import { statfsSync } from 'node:fs';
import { keyInForce, type AddressBook, type KeyDates } from '#kernel/exchange/address-book.js';
import { chainsOf } from '../audit/chains.js';
import { contradictedChains } from '../audit/verify.js';
import { homeOf, type Home } from '../home.js';
import { addressBookFiles, knownBook } from '../keys/address-book-file.js';
import { findCluster } from '../postgres/cluster.js';
import { embeddedPrograms } from './databases.js';
import { runningHub, type HubState } from './hub-file.js';
import type { ProcessReport } from './processes.js';

const leastFreeBytes = 1_000_000_000;
const warningAhead = 30 * 86_400_000;

interface Finding {
  readonly well: boolean;
  readonly detail: string;
}

interface Examination {
  readonly healthy: boolean;
  readonly running: boolean;
  readonly url: string | null;
  readonly home: string;
  readonly node: Finding & { readonly version: string };
  readonly disk: Finding & { readonly freeBytes: number };
  readonly keys: Finding & { readonly validUntil: string | null };
  readonly postgres: Finding & { readonly port: number | null; readonly pid: number | null };
  readonly audit: Finding;
  readonly processes: readonly (ProcessReport & Answer)[];
}

interface Answer {
  readonly health: 'ready' | 'not ready' | 'no answer';
  /** What the program itself says a person has to look at. */
  readonly warnings: readonly string[];
}

export async function doctor({ json = false }: { json?: boolean }): Promise<void> {
  const found = await examine(homeOf());
  console.log(json ? JSON.stringify(found, null, 2) : describe(found));
  process.exitCode = found.healthy ? 0 : 1;
}

export async function examine(home: Home): Promise<Examination> {
  const hub = runningHub(home);
  const [postgres, processes, audit] = await Promise.all([
    examinePostgres(home),
    examineProcesses(hub),
    examineAudit(home),
  ]);
  const [node, disk, keys] = [examineNode(), examineDisk(home), examineKeys(home)];
  const allWell = [node, disk, keys, postgres, audit].every(({ well }) => well);
  const allReady =
    processes.length > 0 &&
    processes.every(({ health, warnings }) => health === 'ready' && warnings.length === 0);
  return {
    healthy: hub !== null && allWell && allReady,
    running: hub !== null,
    url: hub?.url ?? null,
    home: home.folder,
    node,
    disk,
    keys,
    postgres,
    audit,
    processes,
  };
}

function examineProcesses(hub: HubState | null): Promise<Examination['processes']> {
  return Promise.all(
    (hub?.processes ?? []).map(async (report) => ({ ...report, ...(await answerOf(report)) })),
  );
}

async function answerOf({ address }: ProcessReport): Promise<Answer> {
  const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
  if (answer === null) return { health: 'no answer', warnings: [] };
  const { warnings = [] } = (await answer.json().catch(() => ({}))) as Partial<Answer>;
  return { health: answer.status === 200 ? 'ready' : 'not ready', warnings };
}

async function examinePostgres(home: Home): Promise<Examination['postgres']> {
  if (embeddedPrograms().length === 0) {
    return { well: true, detail: 'every database is on a server of your own', port: null, pid: null };
  }
  const cluster = await findCluster(home.postgres);
  if (!cluster) return { well: false, detail: 'does not answer', port: null, pid: null };
  return { well: true, detail: `answers on port ${cluster.port}`, port: cluster.port, pid: cluster.pid };
}

async function examineAudit(home: Home): Promise<Finding> {
  try {
    const chains = await chainsOf(home);
    const contradicted = await contradictedChains(chains);
    if (contradicted.length > 0)
      return {
        well: false,
        detail: `witnesses contradict ${contradicted.join(', ')}; see "npx hub audit verify"`,
      };
    return { well: true, detail: `no witness contradicts any of ${chains.databases.size} chains` };
  } catch {
    return { well: true, detail: 'the chains could not be looked at' };
  }
}

function examineKeys(home: Home): Examination['keys'] {
  const book = knownBook(addressBookFiles(home.keys));
  if (!book)
    return { well: false, detail: 'there is no address book with a good signature', validUntil: null };
  const soon = new Date(Date.now() + warningAhead);
  const ending = endingBefore(book, soon);
  const detail = ending.length
    ? `no valid key 30 days from now: ${ending.join(', ')}`
    : 'signature good, everybody has a key in force';
  return { well: ending.length === 0, detail, validUntil: book.validUntil };
}

/** Who has no key that is in force on that day; former keys may have ended or been revoked. */
function endingBefore(book: AddressBook, day: Date): string[] {
  const owners: (readonly [string, readonly KeyDates[]])[] = [
    ...book.organisations.map(({ code, keys }) => [code, keys] as const),
    ['gateway', book.gateways],
  ];
  const ending = owners.flatMap(([owner, keys]) => (keys.some((key) => keyInForce(key, day)) ? [] : [owner]));
  return Date.parse(book.validUntil) < day.getTime() ? ['the address book', ...ending] : ending;
}

function examineNode(): Examination['node'] {
  const version = process.versions.node;
  const well = Number.parseInt(version, 10) >= 22;
  return { well, detail: well ? `Node ${version}` : `Node ${version} is too old, 22.12 is needed`, version };
}

function examineDisk(home: Home): Examination['disk'] {
  try {
    const { bavail, bsize } = statfsSync(home.folder);
    const freeBytes = bavail * bsize;
    return { well: freeBytes > leastFreeBytes, detail: `${(freeBytes / 1e9).toFixed(1)} GB free`, freeBytes };
  } catch {
    return { well: true, detail: 'no data yet', freeBytes: 0 };
  }
}

function describe(found: Examination): string {
  const line = (well: boolean, name: string, detail: string) =>
    `${well ? '✔' : '✘'} ${name.padEnd(16)} ${detail}`;
  const programs = found.processes.map((report) => {
    const restarts =
      report.restarts > 0 ? `, restarted ${report.restarts}× (last end: ${report.lastExit})` : '';
    const detail = `${report.health}, ${report.address}, pid ${report.pid ?? '–'}, ${report.state}${restarts}`;
    const well = report.health === 'ready' && report.warnings.length === 0;
    return line(well, report.name, [detail, ...report.warnings].join(', '));
  });
  return [
    found.running
      ? `The hub is running at ${found.url}.`
      : 'The hub is not running. Start it with "npm start".',
    line(found.node.well, 'node', found.node.detail),
    line(found.disk.well, 'disk', `${found.disk.detail}, ${found.home}`),
    line(found.keys.well, 'keys', found.keys.detail),
    line(found.postgres.well, 'postgres', found.postgres.detail),
    line(found.audit.well, 'audit chains', found.audit.detail),
    ...programs,
    found.healthy ? 'All is well.' : 'Not all is well.',
  ].join('\n');
}
