import { setImmediate as turn } from 'node:timers/promises';
import { refuseFile } from './refuse-file.js';

const longest = 1_500;
const stretch = 20;

/** The time one file's check may take, and the turns it leaves to everybody else meanwhile. */
export class Patience {
  private readonly until = performance.now() + longest;
  private turnAt = performance.now() + stretch;

  /** Lets other work go on when this check has run for a while; refuses the file when its time is up. */
  async breathe(): Promise<void> {
    const now = performance.now();
    if (now > this.until) throw refuseFile('TOO_SLOW');
    if (now < this.turnAt) return;
    await turn();
    this.turnAt = performance.now() + stretch;
  }
}
