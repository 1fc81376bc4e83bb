import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { projectRoot } from '#kernel/project-root.js';
import type { Home } from '../home.js';
import type { DatabaseUrls } from './databases.js';
import type { Supervisor } from './processes.js';

/** The docket's register of cases: as long as it is empty, nobody has worked here. */
const registerTable = 'docket_case';

export interface SeedOptions {
  readonly home: Home;
  readonly databases: DatabaseUrls;
  readonly supervisor: Supervisor;
  /** What is being entered at the moment, for the progress line. */
  readonly progress: (line: string) => void;
}

type SeedDemo = (options: SeedOptions) => Promise<void>;

/** Enters the invented cases, unless the register holds a case already. Returns whether it did. */
export async function enterDemoCounty(options: SeedOptions): Promise<boolean> {
  if (await holdsCases(options.databases.docket)) return false;
  const file = pathToFileURL(join(projectRoot, 'dist/infra/demo/seed.js')).href;
  const { seedDemo } = (await import(file)) as { seedDemo: SeedDemo };
  await seedDemo(options);
  return true;
}

async function holdsCases(docketUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: docketUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>(
      `select exists (select from ${registerTable}) as found`,
    );
    return rows[0]?.found === true;
  } finally {
    await client.end();
  }
}
