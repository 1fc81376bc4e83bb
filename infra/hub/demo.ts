import { fork } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '#kernel/project-root.js';
import type { Home } from '../home.js';
import { databaseVariables, type DatabaseUrls } from './databases.js';

/** The docket's register of cases: as long as it is empty, nobody has worked here. */
const registerTable = 'docket_case';

export interface DemoOptions {
  readonly home: Home;
  readonly databases: DatabaseUrls;
  readonly stop: AbortSignal;
  /** What is being entered at the moment, for the progress line. */
  readonly progress: (line: string) => void;
}

/** Enters the invented cases, unless the register holds a case already. Returns whether it did. */
export async function enterDemoCounty(options: DemoOptions): Promise<boolean> {
  if (await holdsCases(options.databases.docket)) return false;
  await runSeed(options);
  return true;
}

/** In a program of its own: loading six agencies would stay in this one's memory for as long as the hub runs. */
function runSeed({ home, databases, stop, progress }: DemoOptions): Promise<void> {
  const child = fork(join(projectRoot, 'dist/infra/demo/program.js'), [home.keys], {
    env: { ...process.env, ...databaseVariables(databases) },
    silent: true,
    signal: stop,
  });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  child.on('message', (line) => progress(line as string));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The invented cases could not be entered:\n${output.trim().slice(-4000)}`));
    });
  });
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
