import { median } from '../gateway/measure.js';
import type { ViewSample } from './measure.js';

const goals = [
  { against: 'stock', share: 1 / 5 },
  { against: 'hive', share: 1 / 3 },
  { against: 'monolith', share: 1.2 },
] as const;
const longestView = 50;

const sumOf = ({ joining, agencies, databases }: ViewSample): number => joining + agencies + databases;

export function printViews(samples: ReadonlyMap<string, readonly ViewSample[]>): void {
  console.log('\nProcessor seconds of all processes for 1,000 case views, 20 clients; medians of the rounds');
  console.log('                 /s   p50 ms   p95 ms   joining   agencies   databases       all   ours is');
  for (const [name, all] of samples) {
    const of = (field: keyof ViewSample): number => median(all.map((sample) => sample[field]));
    const cells = [
      of('perSecond').toFixed(0).padStart(8),
      of('p50').toFixed(1).padStart(9),
      of('p95').toFixed(1).padStart(9),
      of('joining').toFixed(2).padStart(10),
      of('agencies').toFixed(2).padStart(11),
      of('databases').toFixed(2).padStart(12),
      median(all.map(sumOf)).toFixed(2).padStart(10),
      shareOf(samples, name).toFixed(2).padStart(10),
    ];
    console.log(name.padEnd(11) + cells.join(''));
  }
}

/** The median over rounds of what ours took of what another took in the same round. */
function shareOf(samples: ReadonlyMap<string, readonly ViewSample[]>, against: string): number {
  const theirs = samples.get(against)!;
  return median(samples.get('ours')!.map((sample, round) => sumOf(sample) / sumOf(theirs[round]!)));
}

export function verdict(samples: ReadonlyMap<string, readonly ViewSample[]>): { text: string; met: boolean } {
  const shares = goals.map(({ against, share }) => {
    const found = shareOf(samples, against);
    const met = found <= share;
    return { met, text: `${found.toFixed(2)} of ${against} (≤ ${share.toFixed(2)})${met ? '' : ' MISSED'}` };
  });
  const p95 = median(samples.get('ours')!.map((sample) => sample.p95));
  const swift = p95 <= longestView;
  const text = [
    ...shares.map((one) => one.text),
    `p95 ${p95.toFixed(1)} ms (≤ ${longestView})${swift ? '' : ' MISSED'}`,
  ].join('; ');
  return { text, met: swift && shares.every(({ met }) => met) };
}
