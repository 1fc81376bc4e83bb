import { setTimeout as pause } from 'node:timers/promises';
import { treeOf } from '../process-facts.js';
import type { Contender, ContenderName } from './contenders.js';
import { Caller, type LoadRun } from './load.js';
import type { Workload } from './workloads.js';

/** What one contender did in one round. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor seconds for 1,000 requests: of the gateway, and of the agencies behind it. */
  readonly processor: number;
  readonly agencies: number;
  readonly megabytes: number;
}

/** How much is asked at once, or each second. */
export type Load = { readonly clients: number } | { readonly rate: number };

export interface Ground {
  readonly contenders: readonly Contender[];
  readonly agenciesPid: number;
  readonly lengthAt: (workload: Workload) => (index: number) => number;
  readonly rounds: number;
  readonly seconds: number;
}

/** Measures the contenders in turns, the other way round every second time, so that what the machine does besides meets all of them. */
export async function measure(
  ground: Ground,
  workload: Workload,
  load: Load,
): Promise<Map<ContenderName, Sample[]>> {
  const samples = new Map<ContenderName, Sample[]>(ground.contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < ground.rounds; round++) {
    const inTurn = round % 2 === 0 ? ground.contenders : ground.contenders.toReversed();
    for (const contender of inTurn)
      samples.get(contender.name)!.push(await sampleOf(ground, contender, workload, load));
  }
  return samples;
}

/**
 * Has every contender answer for a while, many at once and one alone, long enough to have compiled what it runs either way; what follows is
 * compared with the like.
 */
export async function warmUp({ contenders, lengthAt, seconds }: Ground, workload: Workload): Promise<void> {
  for (const contender of contenders) {
    await contender.prepare();
    for (const { clients, times } of warmLoads) {
      const caller = new Caller(contender, workload, lengthAt(workload), clients);
      await caller.closedLoop(clients, seconds * 1_000 * times).finally(() => caller.stop());
    }
  }
}

/** How many times as long as a measurement each of them lasts. */
const warmLoads = [
  { clients: 16, times: 4 },
  { clients: 1, times: 2 },
] as const;

async function sampleOf(
  { agenciesPid, lengthAt, seconds }: Ground,
  contender: Contender,
  workload: Workload,
  load: Load,
): Promise<Sample> {
  await contender.prepare();
  const connections = 'clients' in load ? load.clients : 64;
  const caller = new Caller(contender, workload, lengthAt(workload), connections);
  const run = (length: number): Promise<LoadRun> =>
    'clients' in load
      ? caller.closedLoop(load.clients, length * 1_000)
      : caller.openLoop(load.rate, length * 1_000);
  try {
    await run(Math.min(1, seconds / 2));
    await pause(50);
    const before = [treeOf(contender.pid), treeOf(agenciesPid)] as const;
    const done = await run(seconds);
    const after = [treeOf(contender.pid), treeOf(agenciesPid)] as const;
    const used = (which: 0 | 1): number =>
      ((after[which].seconds - before[which].seconds) / done.requests) * 1_000;
    return {
      ...{ perSecond: done.requests / done.seconds, p50: at(done, 0.5), p99: at(done, 0.99) },
      ...{ processor: used(0), agencies: used(1), megabytes: after[0].megabytes },
    };
  } finally {
    await caller.stop();
  }
}

function at({ latencies }: LoadRun, share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted.length === 0 ? NaN : (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
