import { setTimeout as sleep } from 'node:timers/promises';
import type { Suite } from '#kernel/signing/suite.js';
import { startOwnHub } from '../../../infra/hub/own-hub.js';
import { percentile } from '../../security/door/percentile.js';
import { MachineLoad, ProcessorLog, type ProcessorSeconds } from './machine-load.js';
import { type MemoryCourse, MemoryLog } from './memory.js';
import { type Issued, openLoop } from './open-loop.js';
import { type Delivered, Outboxes } from './outboxes.js';
import { ReferralLoad } from './referral-load.js';
import { SendingAgencies } from './sending-agencies.js';

export interface Step {
  readonly rate: number;
  readonly seconds: number;
  /** Referrals begun a second for which the sender kept a receipt that holds before the last second was over. */
  readonly receipted: number;
  readonly failed: number;
  readonly act: Spread;
  /** From the row in the sender's outbox to the receipt beside it, of the letters of referral. */
  readonly referrals: Spread;
  /** The same of every message, those to the register among them. */
  readonly messages: Spread;
  readonly messagesPerReferral: number;
  /** Messages under way at the end of the load, and how long until there were none. */
  readonly backlog: number;
  readonly drained: number;
  /** All goes out as fast as it comes in. */
  readonly flat: boolean;
}

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export interface SuiteRun {
  readonly suite: Suite;
  /** Processor seconds a second that all of it uses while nothing is sent. */
  readonly idle: number;
  readonly ramp: readonly Step[];
  readonly sustained: Step;
  /** Seconds from the first referral to the last receipt, which the processors' seconds are of. */
  readonly span: number;
  readonly used: ProcessorSeconds;
  readonly referrals: number;
  readonly memory: readonly MemoryCourse[];
  readonly refused: number;
  readonly pids: Readonly<Record<string, number>>;
}

export interface Pace {
  /** Rates to try one after the other, for so many seconds each. */
  readonly ramp: readonly number[];
  readonly rampSeconds: number;
  /** The rate held at least. */
  readonly goal: number;
  readonly seconds: number;
  /** What the programs find in their environment beside the rest. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** No message may lie longer than this once its load is over. */
const longestDrain = 2_000;
const idleSeconds = 3;

/** One suite on a hub of its own: finds the rate that is carried, holds it, and measures. */
export async function runSuite(suite: Suite, pace: Pace, say: (line: string) => void): Promise<SuiteRun> {
  const hub = await startOwnHub((line) => say(`${suite}: ${line} …`), {
    disposable: false,
    env: { HUB_SIGNATURE_SUITE: suite, ...pace.environment },
  });
  const stop = (): void => void hub.stop().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const agencies = await SendingAgencies.open(hub, ['court', 'union']);
    const outboxes = await Outboxes.open(hub);
    const bench = new SuiteBench(new ReferralLoad(agencies), outboxes, await MachineLoad.of(hub), say);
    const run = await bench.run(pace);
    await agencies.close();
    await outboxes.close();
    const pids = Object.fromEntries(hub.supervisor.reports.map(({ name, pid }) => [name, pid ?? 0]));
    return { suite, ...run, pids };
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await hub.stop();
  }
}

class SuiteBench {
  constructor(
    private readonly load: ReferralLoad,
    private readonly outboxes: Outboxes,
    private readonly machine: MachineLoad,
    private readonly say: (line: string) => void,
  ) {}

  async run({ ramp: rates, rampSeconds, goal, seconds }: Pace): Promise<Omit<SuiteRun, 'suite' | 'pids'>> {
    await this.load.begin();
    const idle = await this.idle();
    const ramp: Step[] = [];
    for (const rate of rates) {
      await this.prepare(rate * rampSeconds);
      ramp.push(await this.step(rate, rampSeconds));
      if (!ramp.at(-1)!.flat) break;
    }
    const carried = ramp.findLast(({ flat }) => flat)?.rate ?? 0;
    const rate = Math.max(goal, carried);
    await this.prepare(rate * seconds);
    const memory = new MemoryLog(() => this.machine.memory());
    const processors = new ProcessorLog(this.machine);
    const from = performance.now();
    const sustained = await this.step(rate, seconds);
    const span = (performance.now() - from) / 1000;
    const used = processors.end();
    const refused = await this.outboxes.refused();
    return { idle, ramp, sustained, span, used, referrals: rate * seconds, memory: memory.end(), refused };
  }

  /** What the hub uses while nothing is sent, in processor seconds a second. */
  private async idle(): Promise<number> {
    const processors = new ProcessorLog(this.machine);
    await sleep(idleSeconds * 1000);
    const used = Object.values(processors.end()).reduce((sum, seconds) => sum + seconds, 0);
    return used / idleSeconds;
  }

  private async prepare(referrals: number): Promise<void> {
    await this.load.prepare(referrals);
    await this.outboxes.drained();
    await this.outboxes.tidy();
  }

  private async step(rate: number, seconds: number): Promise<Step> {
    const issued = await openLoop(rate, seconds, () => this.load.take());
    const { messages: backlog } = await this.outboxes.waiting();
    const drained = await this.outboxes.drained();
    const delivered = await this.outboxes.delivered(issued.from, new Date());
    const step = stepOf(rate, seconds, issued, delivered, { backlog, drained });
    this.say(line(step));
    return step;
  }
}

function stepOf(
  rate: number,
  seconds: number,
  { begun, failed, acts, until }: Issued,
  delivered: readonly Delivered[],
  { backlog, drained }: { backlog: number; drained: number },
): Step {
  const letters = delivered.filter(({ type }) => type === 'ReferralIssued');
  const inTime = letters.filter(({ deliveredAt }) => deliveredAt <= until).length;
  const referrals = spread(letters.map(({ milliseconds }) => milliseconds));
  return {
    ...{ rate, seconds, failed, backlog, drained, referrals },
    receipted: inTime / seconds,
    act: spread(acts),
    messages: spread(delivered.map(({ milliseconds }) => milliseconds)),
    messagesPerReferral: delivered.length / begun,
    flat:
      failed === 0 &&
      inTime >= rate * seconds * 0.9 &&
      drained <= longestDrain &&
      referrals.p99 <= longestDrain,
  };
}

export function line(step: Step): string {
  const { rate, seconds, receipted, act, referrals, messages, backlog, drained, flat } = step;
  const times = [act, referrals, messages].map(({ p50, p99 }) => `${p50.toFixed(0)}/${p99.toFixed(0)}`);
  return [
    ...[rate.toFixed(0).padStart(6), seconds.toFixed(0).padStart(8), receipted.toFixed(1).padStart(10)],
    ...times.map((text) => text.padStart(13)),
    ...[backlog.toString().padStart(8), (drained / 1000).toFixed(1).padStart(7), flat ? '  yes' : '   no'],
  ].join('');
}

export const heading = [
  ...['  rate', ' seconds', 'receipted', 'act p50/99', 'letter p50/99', 'all p50/99'],
  ...['backlog', 'drain', 'flat'],
];

function spread(values: readonly number[]): Spread {
  return {
    p50: percentile(values, 50),
    p99: percentile(values, 99),
    most: values.reduce((most, value) => Math.max(most, value), 0),
  };
}
