import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { replaceFile, type Home } from '../home.js';
import { birthOf, isAlive } from '../liveness.js';
import type { ProcessReport } from './processes.js';

/** What a running hub says about itself, for the commands typed beside it. */
export interface HubState {
  readonly pid: number;
  readonly birth: string | null;
  readonly startedAt: string;
  /** Null until every program is ready. */
  readonly readyAt: string | null;
  readonly url: string;
  readonly postgres: { readonly pid: number; readonly port: number; readonly dataFolder: string } | null;
  readonly processes: readonly ProcessReport[];
}

/** The hub that is running on this home; null if there is none, or if the one that wrote the file has died. */
export function runningHub(home: Home): HubState | null {
  if (!existsSync(home.hubFile)) return null;
  try {
    const state = JSON.parse(readFileSync(home.hubFile, 'utf8')) as HubState;
    return isAlive(state.pid) && birthOf(state.pid) === state.birth ? state : null;
  } catch {
    return null;
  }
}

/** Takes the home for this process. Throws when another hub has it. */
export function claimHome(home: Home, url: string): HubState {
  const state: HubState = {
    pid: process.pid,
    birth: birthOf(process.pid),
    startedAt: new Date().toISOString(),
    readyAt: null,
    url,
    postgres: null,
    processes: [],
  };
  const other = runningHub(home);
  if (other) throw new AlreadyRunning(other);
  rmSync(home.hubFile, { force: true });
  try {
    writeFileSync(home.hubFile, JSON.stringify(state), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const winner = runningHub(home);
    if (winner) throw new AlreadyRunning(winner);
    throw error;
  }
  return state;
}

export function writeHubFile(home: Home, state: HubState): void {
  replaceFile(home.hubFile, JSON.stringify(state, null, 2));
}

export function releaseHome(home: Home): void {
  if (runningHub(home)?.pid === process.pid) rmSync(home.hubFile, { force: true });
}

/** Asks the hub to end and waits until it has; after half a minute it is killed. */
export async function endHub(hub: HubState): Promise<void> {
  process.kill(hub.pid, 'SIGTERM');
  for (let waited = 0; isAlive(hub.pid) && birthOf(hub.pid) === hub.birth; waited += 50) {
    if (waited === 30_000) process.kill(hub.pid, 'SIGKILL');
    await sleep(50);
  }
}

export class AlreadyRunning extends Error {
  constructor(hub: HubState) {
    const stage = hub.readyAt ? 'is already running' : 'is already starting';
    super(
      `Wufang ${stage} at ${hub.url} (process ${hub.pid}, since ${hub.startedAt}). ` +
        `End it with "npx hub stop", or look at it with "npx hub doctor".`,
    );
    this.name = 'AlreadyRunning';
  }
}
