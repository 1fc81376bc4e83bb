import { agencyNames } from '../../../infra/county/process-table.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import { attachmentInput } from './attachments.js';
import { documentInput } from './documents.js';
import { doorInput } from './doors.js';
import { examine, type Surroundings } from './examine.js';
import { type Ground, layGround } from './ground.js';
import { type FuzzInput, type Kind, kinds } from './input.js';
import { leaksOf } from './leaks.js';
import { knownMessages, messageInput } from './messages.js';
import { operationInput } from './operations.js';
import { Random } from '../../kit/random.js';
import { requestInput } from './requests.js';
import { allRowCounts, wrongChanges } from './row-changes.js';

export interface FuzzOptions {
  inputs: number;
  seed: number;
  /** Only these kinds, each with its share. */
  only?: readonly Kind[];
  progress?: (line: string) => void;
}

export interface Fault {
  kind: Kind;
  /** Which of its kind, to make it again from the seed. */
  at: number;
  status: number | null;
  reason: string;
  input: string;
}

export interface FuzzReport {
  seed: number;
  sent: Record<Kind, number>;
  /** How often each status came back, by kind. */
  statuses: Record<Kind, Record<string, number>>;
  faults: number;
  firstFaults: Fault[];
  /** Tables that changed and may not. */
  rows: string[];
  /** Errors nobody caught. */
  crashes: string[];
  seconds: number;
  megabytes: number;
}

/** What part of the inputs is of each kind. */
const shares: Record<Kind, number> = {
  ...{ OPERATION: 0.32, DOCUMENT: 0.16, REQUEST: 0.26 },
  ...{ DOOR: 0.1, MESSAGE: 0.13, ATTACHMENT: 0.03 },
};
const inFlight = 16;
/** An agency checks eight files at once and tells others that it is busy. */
const filesInFlight = 6;
const kept = 20;

/** A hub that does not refuse for having been asked too often, nor gives up sooner than the watch does. */
export const patientGateway = {
  ...{
    THROTTLE_OPERATIONS: '1000000000',
    THROTTLE_ROOT_FIELD: '1000000000',
    THROTTLE_MUTATIONS: '1000000000',
  },
  ...{ THROTTLE_SIGN_IN: '1000000000', THROTTLE_ANONYMOUS: '1000000000' },
  ...{ AGENCY_TIMEOUT_MS: '4500', OPERATION_BUDGET_MS: '4800' },
};

/** Throws bad inputs at a hub; answers what went wrong. The same seed makes the same inputs, but for the ids of the seeded cases. */
export async function runFuzz(hub: BootedHub, options: FuzzOptions): Promise<FuzzReport> {
  const say = options.progress ?? (() => undefined);
  const ground = await layGround(hub);
  const messages = await knownMessages(ground);
  const make: Record<Kind, (random: Random) => FuzzInput> = {
    OPERATION: (random) => operationInput(random, ground),
    DOCUMENT: (random) => documentInput(random, ground),
    REQUEST: (random) => requestInput(random, ground),
    DOOR: (random) => doorInput(random, ground),
    MESSAGE: (random) => messageInput(random, ground, messages),
    ATTACHMENT: (random) => attachmentInput(random, ground),
  };
  const report = emptyReport(options.seed);
  const forget = watchCrashes(report);
  const before = await allRowCounts(hub);
  const begun = performance.now();
  say(`seed ${options.seed}`);
  for (const kind of options.only ?? kinds) {
    const number = Math.round(options.inputs * shares[kind]);
    const since = performance.now();
    await throwAll(kind, number, make[kind], surroundings(ground), report);
    const seconds = (performance.now() - since) / 1000;
    say(
      `${kind}: ${number} in ${seconds.toFixed(1)} s ${JSON.stringify(report.statuses[kind])}; ${report.faults} faults so far`,
    );
  }
  await hub.settled();
  report.rows = wrongChanges(before, await allRowCounts(hub));
  report.seconds = (performance.now() - begun) / 1000;
  report.megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  say(`${report.faults} faults, ${report.seconds.toFixed(0)} s, ${report.megabytes} MB in memory`);
  forget();
  await ground.close();
  return report;
}

function surroundings(ground: Ground): Surroundings {
  return {
    leaks: leaksOf(agencyNames.map((name) => ground.portOf(name))),
    secrets: ground.secrets,
    organisationOf: (person) => ground.people.find(({ id }) => id === person)?.organisation ?? null,
  };
}

async function throwAll(
  kind: Kind,
  number: number,
  make: (random: Random) => FuzzInput,
  around: Surroundings,
  report: FuzzReport,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < number) {
      const at = next++;
      const input = make(new Random(`${report.seed} ${kind} ${at}`));
      const { status, fault } = await examine(input, around);
      note(report, kind, String(status));
      if (fault === null) continue;
      report.faults += 1;
      if (report.firstFaults.length < kept)
        report.firstFaults.push({ kind, at, status, reason: fault, input: input.says.slice(0, 4000) });
    }
  };
  await Promise.all(Array.from({ length: kind === 'ATTACHMENT' ? filesInFlight : inFlight }, lane));
}

function note(report: FuzzReport, kind: Kind, status: string): void {
  report.sent[kind] += 1;
  report.statuses[kind][status] = (report.statuses[kind][status] ?? 0) + 1;
}

function emptyReport(seed: number): FuzzReport {
  const byKind = <T>(value: () => T) =>
    Object.fromEntries(kinds.map((kind) => [kind, value()])) as Record<Kind, T>;
  return {
    ...{ seed, sent: byKind(() => 0), statuses: byKind(() => ({})), faults: 0, firstFaults: [] },
    ...{ rows: [], crashes: [], seconds: 0, megabytes: 0 },
  };
}

/** Whatever reaches the process itself would end a program of the hub. */
function watchCrashes(report: FuzzReport): () => void {
  const keep = (error: unknown) =>
    void report.crashes.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  for (const event of events) process.on(event, keep);
  return () => {
    for (const event of events) process.off(event, keep);
  };
}
