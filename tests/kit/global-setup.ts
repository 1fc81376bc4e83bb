import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../../infra/postgres/cluster.js';
import { projectRoot } from '../../subgraphs/_kernel/project-root.js';
import { dropTemplates } from './migrated-database.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Administrator's URL of the test cluster. */
    postgres: string;
  }
}

/** One PostgreSQL for the whole run; runs side by side share it, and the last one stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster({
    folder: join(projectRoot, '.wufang/test/postgres'),
    disposable: true,
  });
  process.env.TEST_POSTGRES_URL = cluster.adminUrl;
  const run = (process.env.TEST_RUN = randomBytes(4).toString('hex'));
  project.provide('postgres', cluster.adminUrl);
  return async () => {
    await dropTemplates(cluster.adminUrl, run);
    await cluster.release();
  };
}
