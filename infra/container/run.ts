import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { pino } from 'pino';
import { projectRoot } from '#kernel/project-root.js';
import { entryOf } from '../county/process-table.js';
import { migrate } from '../migrate.js';
import { readAddressBookPath, readContainerConfig } from './config.js';

const longestWaitSeconds = 120;

const { process: name, databaseUrl } = readContainerConfig(process.env);
const log = pino({ name });

await until('the address book', async () => existsSync(readAddressBookPath(process.env)));
await until('the database', () => answers(databaseUrl));
const ran = await migrate(name, databaseUrl);
log.info({ migrations: ran.length }, 'database up to date');
await import(pathToFileURL(join(projectRoot, 'dist', entryOf(name))).href);

/** Containers come up in any order; each waits for what it needs. */
async function until(what: string, there: () => Promise<boolean>): Promise<void> {
  for (let second = 0; !(await there()); second++) {
    if (second === longestWaitSeconds) throw new Error(`${what} is not there after ${longestWaitSeconds} s.`);
    if (second % 10 === 5) log.info({ what }, 'waiting');
    await pause(1000);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
