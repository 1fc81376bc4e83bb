import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';

export interface BenchOptions {
  readonly seconds?: number;
  readonly suite?: 'Ed25519' | 'SM2' | 'both';
  readonly rates?: readonly number[];
  readonly profile?: boolean;
}

const benches: Readonly<Record<string, string>> = { exchange: 'benchExchange', worklist: 'benchWorklist' };

type Bench = (options: BenchOptions) => Promise<boolean>;

/** Runs a measurement on a hub or a database of its own; the exit code is 1 if a goal is missed. */
export async function bench(name: string, options: BenchOptions): Promise<void> {
  const run = benches[name];
  if (!run) throw new Error(`There is no bench ${name}. There are: ${Object.keys(benches).join(', ')}.`);
  const file = pathToFileURL(join(projectRoot, 'dist/tests/bench', name, 'bench.js')).href;
  const found = (await import(file)) as Record<string, Bench>;
  process.exitCode = (await found[run]!(options)) ? 0 : 1;
}
