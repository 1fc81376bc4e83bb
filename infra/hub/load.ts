import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Listr, PRESET_TIMER } from 'listr2';
import { systemClock } from '#kernel/clock/clock.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { defaultPorts, processNames } from '../county/process-table.js';
import { homeOf, prepareHome } from '../home.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import { loadArchive } from '../load/load-archive.js';
import { migrate } from '../migrate.js';
import { databaseUrls, type DatabaseUrls, openCluster } from './databases.js';
import { enterDemoCounty } from './demo.js';
import { claimHome, releaseHome } from './hub-file.js';

export interface LoadOptions {
  readonly cases: number;
  readonly open?: number;
  readonly seed: number;
}

/** So many cases at most are still open in an archive, if nothing else is said: what the county's people can have in hand. */
const mostOpen = 2_000;

/** Makes an archive of invented cases in every agency's own database (造数), beside the invented county it is drawn from. */
export async function load({ cases, open, seed }: LoadOptions): Promise<void> {
  const home = homeOf();
  prepareHome(home);
  const mode = process.env.HUB_MODE === 'production' ? 'production' : 'development';
  const publicUrl = process.env.PUBLIC_URL ?? `http://127.0.0.1:${defaultPorts.gateway}`;
  claimHome(home, publicUrl);
  const cluster = await openCluster(home);
  let databases: DatabaseUrls;
  try {
    const steps = new Listr(
      [
        {
          title: 'Databases and keys',
          task: async () => {
            databases = await databaseUrls(home, cluster);
            for (const name of processNames) await migrate(name, databases[name]);
            if (!existsSync(join(home.keys, 'matching.key')))
              await ensureAddressBook(home.keys, { ports: defaultPorts, publicUrl });
          },
        },
        {
          title: 'Invented county',
          task: async (_, task) => {
            const progress = (line: string): void => void (task.output = line);
            await enterDemoCounty({ home, databases, stop: new AbortController().signal, progress });
          },
        },
        {
          title: `Archive of ${cases} cases`,
          task: async (_, task) => {
            const made = await loadArchive({
              ...{ databases, keys: home.keys, mode, cases, seed },
              open: open ?? Math.min(mostOpen, Math.ceil(cases / 5)),
              today: localDateOf(systemClock().now()),
              progress: (line) => void (task.output = line),
            });
            task.title = `${made.cases} cases in ${made.seconds.toFixed(1)} s`;
          },
        },
      ],
      { rendererOptions: { timer: PRESET_TIMER }, fallbackRendererOptions: { timer: PRESET_TIMER } },
    );
    await steps.run();
  } finally {
    await cluster?.release();
    releaseHome(home);
  }
}
