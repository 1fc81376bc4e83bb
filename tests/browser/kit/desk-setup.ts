import type { TestProject } from 'vitest/node';
import { buildDesk } from '../../../infra/hub/desk.js';
import { enterDemoCounty } from '../../../infra/hub/demo.js';
import { startOwnHub } from '../../../infra/hub/own-hub.js';
import { deskUrlOfRunningHub } from '../../kit/config.js';
import './desk-hub.js';

/** One hub of real programs with the demo county for every file of the project; or one that runs already, by DESK_URL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = deskUrlOfRunningHub();
  if (running) {
    project.provide('deskUrl', running);
    return async () => undefined;
  }
  await buildDesk();
  const hub = await startOwnHub(undefined, {
    before: ({ home, databases }) =>
      enterDemoCounty({ home, databases, stop: new AbortController().signal, progress: () => undefined }),
  });
  project.provide('deskUrl', hub.url);
  return () => hub.stop();
}
