import type { ContenderName } from './contenders.js';
import { type Load, median, type Sample } from './measure.js';
import type { Workload } from './workloads.js';

/** All samples of one workload under one load. */
export interface Outcome {
  readonly workload: Workload['name'];
  readonly load: Load;
  readonly samples: Readonly<Record<string, readonly Sample[]>>;
}

interface Goal {
  readonly against: ContenderName;
  readonly workload: Workload['name'];
  readonly clients: number;
  /** How many times less processor time ours is to take than theirs. */
  readonly times: number;
}

const goals: readonly Goal[] = [
  { against: 'stock', workload: 'case', clients: 16, times: 10 },
  { against: 'hive', workload: 'case', clients: 16, times: 6 },
  { against: 'fan-out', workload: 'case', clients: 16, times: 1.5 },
  { against: 'grafbase', workload: 'case', clients: 16, times: 1.3 },
  { against: 'hive', workload: 'list', clients: 16, times: 2.5 },
  { against: 'grafbase', workload: 'list', clients: 16, times: 0.9 },
  { against: 'stock', workload: 'case', clients: 1, times: 4 },
  { against: 'fan-out', workload: 'case', clients: 1, times: 0.8 },
];

/** The median over rounds of how many times more processor time a contender took than ours in the same round. */
export function timesOurs({ samples }: Outcome, against: ContenderName): number {
  const ours = samples.ours ?? [];
  const theirs = samples[against] ?? [];
  return median(ours.map(({ processor }, round) => theirs[round]!.processor / processor));
}

export function printOutcome(outcome: Outcome): void {
  const { workload, load, samples } = outcome;
  console.log(`\n${workload}, ${'clients' in load ? `${load.clients} at a time` : `${load.rate} a second`}`);
  console.log('                 /s     p50 ms   p99 ms   CPU s/1,000   agencies    MB   × ours');
  for (const [name, all] of Object.entries(samples)) {
    const of = (field: keyof Sample): number => median(all.map((sample) => sample[field]));
    const cells = [
      of('perSecond').toFixed(0).padStart(8),
      of('p50').toFixed(1).padStart(9),
      of('p99').toFixed(1).padStart(9),
      of('processor').toFixed(3).padStart(12),
      of('agencies').toFixed(3).padStart(12),
      of('megabytes').toFixed(0).padStart(7),
      timesOurs(outcome, name as ContenderName)
        .toFixed(2)
        .padStart(8),
    ];
    console.log(name.padEnd(11) + cells.join(''));
  }
}

/** Each goal with what was found, and whether every one is met. */
export function verdict(outcomes: readonly Outcome[]): { text: string; met: boolean } {
  const judged = goals.flatMap(({ against, workload, clients, times }) => {
    const outcome = outcomes.find(
      ({ load, ...one }) => one.workload === workload && 'clients' in load && load.clients === clients,
    );
    if (!outcome?.samples[against]) return [];
    const found = timesOurs(outcome, against);
    return [{ text: `${workload} ${clients}: ${against} ${found.toFixed(2)}/${times}`, met: found >= times }];
  });
  const text = judged.map(({ text: one, met }) => `${met ? '✔' : '✘'} ${one}`).join(' · ');
  return { text: `times our processor time/goal: ${text}`, met: judged.every(({ met }) => met) };
}
