import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processNames, type ProcessName } from '../county/process-table.js';
import { homeAt, prepareHome, type Home } from '../home.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import { migrate } from '../migrate.js';
import { startCluster } from '../postgres/cluster.js';
import { ensureDatabases } from '../postgres/databases.js';
import type { DatabaseUrls } from './databases.js';
import { type ProcessOptions, settlePorts, startProcesses, type Supervisor } from './processes.js';

export interface OwnHub {
  readonly url: string;
  readonly supervisor: Supervisor;
  readonly home: Home;
  readonly databases: Readonly<Record<ProcessName, string>>;
  stop(): Promise<void>;
}

export interface OwnHubOptions {
  /** False: the database waits for the disk, as a real one does. */
  readonly disposable?: boolean;
  /** Done once the databases are there and before any program runs. */
  readonly before?: (ground: { home: Home; databases: DatabaseUrls }) => Promise<unknown>;
  /** Added to the environment of every program. */
  readonly env?: NodeJS.ProcessEnv;
  /** The programs to start; all of them if left out. */
  readonly only?: readonly ProcessName[];
  readonly places?: ProcessOptions['places'];
}

/** A hub of real processes in a folder that goes away with it: no cases, ports of its own, a clock that can be set. */
export async function startOwnHub(
  progress: (line: string) => void = () => undefined,
  { disposable = true, before, env, only = processNames, places }: OwnHubOptions = {},
): Promise<OwnHub> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-own-'));
  // The database server passes through with an account of its own.
  chmodSync(folder, 0o755);
  const home = homeAt(folder);
  prepareHome(home);
  progress('PostgreSQL');
  const cluster = await startCluster({ folder: home.postgres, disposable });
  const remove = async (): Promise<void> => {
    await cluster.release();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    progress('databases');
    const databases = await ensureDatabases(
      cluster.adminUrl,
      join(home.keys, 'database-passwords.json'),
      only,
    );
    for (const name of only) await migrate(name, databases[name]!);
    const ports = await settlePorts({});
    await ensureAddressBook(home.keys, { ports, publicUrl: `http://127.0.0.1:${ports.gateway}` });
    await before?.({ home, databases: databases as DatabaseUrls });
    progress('programs');
    const supervisor = await startProcesses({
      home,
      databases,
      ports,
      only,
      places,
      adjustableClock: true,
      mode: 'development',
      // Who sets the clock does by hand what the timers would do by it.
      env: { DEADLINE_TIMERS: '0', ...env },
    });
    const stop = async (): Promise<void> => {
      await supervisor.stop();
      await remove();
    };
    await supervisor.ready().catch(async (error: unknown) => {
      await supervisor.stop();
      throw error;
    });
    return {
      url: supervisor.publicUrl,
      supervisor,
      home,
      databases: databases as Record<ProcessName, string>,
      stop,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
