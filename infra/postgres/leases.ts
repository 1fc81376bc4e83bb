import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../liveness.js';

/**
 * Who is using a cluster: one file per use, named after the user's process id. Whoever gives back the last lease stops
 * the server. A user that was killed holds no lease, because its process is gone.
 */
export class Leases {
  readonly #folder: string;
  readonly #marker: string;
  #serial = 0;

  constructor(folder: string) {
    this.#folder = join(folder, 'leases');
    this.#marker = join(folder, 'stopping');
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Returns the name of the lease, to be given back. Waits while somebody is stopping the server. */
  async take(): Promise<string> {
    const lease = `${process.pid}.${Date.now()}.${this.#serial++}`;
    writeFileSync(join(this.#folder, lease), '');
    while (this.#someoneIsStopping()) await sleep(50);
    return lease;
  }

  /** Runs `stop` if nobody else uses the cluster. The marker goes up before the others are counted, so that none slips by. */
  async giveBack(lease: string, stop: () => Promise<void>): Promise<void> {
    rmSync(join(this.#folder, lease), { force: true });
    writeFileSync(this.#marker, String(process.pid));
    try {
      if (!this.#inUse()) await stop();
    } finally {
      rmSync(this.#marker, { force: true });
    }
  }

  #inUse(): boolean {
    let used = false;
    for (const lease of readdirSync(this.#folder)) {
      if (isAlive(Number.parseInt(lease, 10))) used = true;
      else rmSync(join(this.#folder, lease), { force: true });
    }
    return used;
  }

  #someoneIsStopping(): boolean {
    if (!existsSync(this.#marker)) return false;
    try {
      const pid = Number(readFileSync(this.#marker, 'utf8'));
      return pid !== 0 && isAlive(pid);
    } catch {
      return false;
    }
  }
}
