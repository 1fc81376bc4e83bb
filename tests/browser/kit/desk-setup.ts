import type { TestProject } from 'vitest/node';
import { databaseUrls, openCluster } from '../../../infra/hub/databases.js';
import { buildDesk } from '../../../infra/hub/desk.js';
import { enterDemoCounty } from '../../../infra/hub/demo.js';
import { runningHub } from '../../../infra/hub/hub-file.js';
import { startOwnHub } from '../../../infra/hub/own-hub.js';
import { homeOf } from '../../../infra/home.js';
import { deskUrlOfRunningHub } from '../../kit/config.js';
import './desk-hub.js';

/** One hub of real programs with the demo county for every file of the project; or one that runs already, by DESK_URL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = deskUrlOfRunningHub();
  if (running) {
    project.provide('deskUrl', running);
    project.provide('deskDatabases', await databasesOf(running));
    return async () => undefined;
  }
  await buildDesk();
  const hub = await startOwnHub(undefined, {
    before: ({ home, databases }) =>
      enterDemoCounty({ home, databases, stop: new AbortController().signal, progress: () => undefined }),
  });
  project.provide('deskUrl', hub.url);
  project.provide('deskDatabases', { ...hub.databases });
  return () => hub.stop();
}

/** Of the hub of this folder, if that is the one that runs at the address. */
async function databasesOf(url: string): Promise<Record<string, string>> {
  const home = homeOf();
  if (runningHub(home)?.url !== url) return {};
  return databaseUrls(home, await openCluster(home));
}
