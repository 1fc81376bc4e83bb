import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';

export interface BenchOptions {
  readonly seconds?: number;
  readonly suite?: 'Ed25519' | 'SM2' | 'both';
  readonly rates?: readonly number[];
  readonly profile?: boolean;
  readonly rounds?: number;
  readonly referrals?: number;
  readonly against?: readonly string[];
  readonly sizes?: readonly number[];
}

/** Each lies in a folder of its own and says whether every goal is met. */
const names = ['archive', 'exchange', 'flames', 'gateway', 'referral', 'view', 'worklist'];

type Bench = (options: BenchOptions) => Promise<boolean>;

/** Runs a measurement on a hub or a database of its own; the exit code is 1 if a goal is missed. */
export async function bench(name: string, options: BenchOptions): Promise<void> {
  if (!names.includes(name)) throw new Error(`There is no bench ${name}. There are: ${names.join(', ')}.`);
  const file = pathToFileURL(join(projectRoot, 'dist/tests/bench', name, 'bench.js')).href;
  const { bench: run } = (await import(file)) as { bench: Bench };
  process.exitCode = (await run(options)) ? 0 : 1;
}
