import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';

export interface BenchOptions {
  readonly seconds?: number;
  readonly suite?: 'Ed25519' | 'SM2' | 'both';
  readonly rates?: readonly number[];
  readonly profile?: boolean;
  readonly sizes?: readonly number[];
  readonly rounds?: number;
}

/** By name: the function that its program answers to. */
const names: Readonly<Record<string, string>> = { exchange: 'benchExchange', archive: 'benchArchive' };

type Bench = (options: BenchOptions) => Promise<boolean>;

/** Runs a measurement on a hub of its own; the exit code is 1 if a goal is missed. */
export async function bench(name: string, options: BenchOptions): Promise<void> {
  const known = names[name];
  if (!known) throw new Error(`There is no bench ${name}. There are: ${Object.keys(names).join(', ')}.`);
  const file = pathToFileURL(join(projectRoot, 'dist/tests/bench', name, 'bench.js')).href;
  const program = (await import(file)) as Record<string, Bench>;
  process.exitCode = (await program[known]!(options)) ? 0 : 1;
}
