import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import type { FaultsOptions } from '../../tests/faults/run.js';

/** Runs the fault tests; they are loaded only here, since a hub in use has none. */
export async function faults(options: FaultsOptions): Promise<void> {
  const file = pathToFileURL(join(projectRoot, 'dist/tests/faults/run.js')).href;
  const { runFaults } = (await import(file)) as { runFaults: (options: FaultsOptions) => Promise<void> };
  await runFaults(options);
}
