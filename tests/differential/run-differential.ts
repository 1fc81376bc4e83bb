import { compareMany, openHubGraph, type Difference, type Tally } from './differential.js';
import { openSmallFederation, smallSizes } from './small-federation.js';
import type { TwoExecutors } from './two-executors.js';

export interface DifferentialOptions {
  operations?: number;
  seed?: string;
}

interface Part {
  name: string;
  share: number;
  open: () => Promise<TwoExecutors>;
  sizes?: readonly number[];
}

const parts: Part[] = [
  { name: 'the hub’s graph, agencies that keep to their schema', share: 0.4, open: () => openHubGraph(true) },
  { name: 'the hub’s graph, agencies that send nulls anywhere', share: 0.4, open: () => openHubGraph(false) },
  { name: 'the small federation', share: 0.1, open: () => openSmallFederation(true), sizes: smallSizes },
  {
    name: 'the same with nulls anywhere',
    share: 0.1,
    open: () => openSmallFederation(false),
    sizes: smallSizes,
  },
];

/** Compares both executors over many invented operations; true when every answer was the same. */
export async function runDifferential({
  operations = 20_000,
  seed = 'wufang',
}: DifferentialOptions): Promise<boolean> {
  let same = true;
  for (const { name, share, open, sizes } of parts) {
    const graph = await open();
    const begun = performance.now();
    const told = (done: number) => process.stderr.write(`  ${done} operations, ${seconds(begun)} s\n`);
    const tally = await compareMany(graph, `${seed} ${name}`, Math.ceil(operations * share), told, sizes);
    console.log(`${name}: ${inWords(tally)}; ${seconds(begun)} s`);
    tally.differences.forEach(show);
    same &&= tally.differences.length === 0;
  }
  return same;
}

function inWords({ operations, withErrors, failed, differences, detours }: Tally): string {
  const left = [...detours].map(([reason, count]) => `${reason} ${count}`).join(', ') || 'none';
  return (
    `${operations} operations, ${withErrors} with errors, ${failed} failed whole, ` +
    `${differences.length} answered differently; left to the stock executor: ${left}`
  );
}

function show({ seed, operation, comparison: { stock, compiled } }: Difference): void {
  console.log(`\nseed ${seed}\n${operation.text}\n${JSON.stringify(operation.variables)}`);
  for (const [name, { data, errors }] of Object.entries({ stock, compiled }))
    console.log(`${name}: ${data.slice(0, 2000)}\n  ${errors.slice(0, 20).join('\n  ')}`);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
