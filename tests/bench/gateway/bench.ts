import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { machineFacts } from '../exchange/machine-facts.js';
import { compareAnswers } from './compare.js';
import {
  type Contender,
  type ContenderName,
  contenderNames,
  otherProcessor,
  startContenders,
  startToyAgencies,
} from './contenders.js';
import { installContenders } from './install-contenders.js';
import { type Ground, type Load, measure, warmUp } from './measure.js';
import { type Outcome, printOutcome, verdict } from './report.js';
import { type Workload, workloads } from './workloads.js';

export interface GatewayBenchOptions {
  /** How long each measurement lasts; three rounds of each are made. */
  readonly seconds?: number;
  readonly rounds?: number;
  /** Those to compare with ours; all of them if left out. */
  readonly against?: readonly ContenderName[];
}

const closed: readonly Load[] = [{ clients: 1 }, { clients: 16 }, { clients: 64 }];
const open: readonly Load[] = [{ rate: 100 }, { rate: 300 }];

/** Compares the gateway with others over the same agencies; answers whether every goal is met. */
export async function bench({
  seconds = 3,
  rounds = 3,
  against = contenderNames,
}: GatewayBenchOptions): Promise<boolean> {
  const say = (line: string): void => console.log(line);
  installContenders(say);
  execFileSync('taskset', ['-cp', otherProcessor, String(process.pid)], { stdio: 'ignore' });
  const { agencies, program } = await startToyAgencies();
  const folder = mkdtempSync(join(tmpdir(), 'wufang-bench-'));
  let contenders: readonly Contender[] = [];
  try {
    const names = contenderNames.filter((name) => name === 'ours' || against.includes(name));
    contenders = await startContenders(names, agencies, folder);
    say(`running: ${names.join(', ')}`);
    const lengths = new Map<Workload, (index: number) => number>();
    for (const workload of workloads) lengths.set(workload, await compareAnswers(contenders, workload));
    say('all answer the same');
    const ground: Ground = {
      ...{ contenders, agenciesPid: program.pid!, rounds, seconds },
      lengthAt: (workload) => lengths.get(workload)!,
    };
    const outcomes: Outcome[] = [];
    for (const [workload, loads] of plan()) {
      await warmUp(ground, workload);
      for (const load of loads) {
        const samples = Object.fromEntries(await measure(ground, workload, load));
        outcomes.push({ workload: workload.name, load, samples });
        printOutcome(outcomes.at(-1)!);
      }
    }
    const { text, met } = verdict(outcomes);
    writeResult({ at: new Date().toISOString(), ...machineFacts(), verdict: text, outcomes });
    say(`\n${text}`);
    return met;
  } finally {
    await Promise.all(contenders.map((contender) => contender.stop()));
    program.disconnect();
    rmSync(folder, { recursive: true });
  }
}

/** Of the first workload the open loops too, while everybody is warm for it. */
function plan(): (readonly [Workload, readonly Load[]])[] {
  return workloads.map((workload, at) => [workload, at === 0 ? [...closed, ...open] : closed]);
}

const results = join(projectRoot, 'tests/bench/results');

function writeResult(result: object): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'gateway.json'), `${JSON.stringify(result, null, 2)}\n`);
}
