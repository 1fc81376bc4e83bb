import { processNames } from '../county/process-table.js';
import { homeOf, prepareHome } from '../home.js';
import { migrate } from '../migrate.js';
import { databaseUrls, openCluster } from './databases.js';

/** Migrates every database, each after the other, and says what ran. */
export async function migrateAll(): Promise<void> {
  const home = homeOf();
  prepareHome(home);
  const cluster = await openCluster(home);
  try {
    const urls = await databaseUrls(home, cluster);
    for (const name of processNames) {
      const ran = await migrate(name, urls[name]);
      console.log(ran.length === 0 ? `${name}: up to date` : `${name}: ${ran.join(', ')}`);
    }
  } finally {
    await cluster?.release();
  }
}
