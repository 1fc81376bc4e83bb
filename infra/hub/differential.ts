import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import type { DifferentialOptions } from '../../tests/differential/run-differential.js';

type Run = (options: DifferentialOptions) => Promise<boolean>;

/** Compares the gateway's execution with the stock one; the exit code is 1 where an answer differs. */
export async function differential(options: DifferentialOptions): Promise<void> {
  const file = pathToFileURL(join(projectRoot, 'dist/tests/differential/run-differential.js')).href;
  const { runDifferential } = (await import(file)) as { runDifferential: Run };
  process.exitCode = (await runDifferential(options)) ? 0 : 1;
}
