import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { homeOf, type Home } from '../home.js';
import { startCluster } from '../postgres/cluster.js';
import { endHub, runningHub } from './hub-file.js';

/** What the hub itself puts into its home; anything else there is somebody's own and stays. */
const ours = ['postgres', 'keys', 'logs', 'hub.json'];

export async function reset({ force = false }: { force?: boolean }): Promise<void> {
  const home = homeOf();
  const hub = runningHub(home);
  if (hub && !force) {
    throw new Error(`The hub is running (process ${hub.pid}). End it first, or say "npx hub reset --force".`);
  }
  if (hub) await endHub(hub);
  await endOrphanedServer(home);
  removeLinkedCluster(home);
  for (const name of ours) rmSync(join(home.folder, name), { recursive: true, force: true });
  if (existsSync(home.folder) && readdirSync(home.folder).length === 0)
    rmSync(home.folder, { recursive: true });
  console.log(`All data in ${home.folder} have been removed. "npm start" begins anew.`);
}

/** A server left behind by a hub that was killed would go on writing into the removed folder. */
async function endOrphanedServer(home: Home): Promise<void> {
  if (!existsSync(join(home.postgres, 'cluster/data/postmaster.pid'))) return;
  const cluster = await startCluster({ folder: home.postgres });
  await cluster.release();
}

function removeLinkedCluster(home: Home): void {
  const link = join(home.postgres, 'cluster');
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  if (existsSync(link)) rmSync(realpathSync(link), { recursive: true, force: true });
}
