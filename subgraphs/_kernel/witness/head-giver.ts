import type { Agency } from '#kernel/agency.js';
import { type Carrier, overHttp } from './carry.js';
import { giveHead } from './give-head.js';
import { ownHead } from './head.js';
import { lookBack } from './look-back.js';
import { peersOf } from './peers.js';
import { thinHeads } from './thin-heads.js';

const hour = 3_600_000;

/**
 * Gives the agency’s head to every other agency, again and again, and once more when the agency stops; looks back every hour.
 * Nothing waits for it.
 */
export class HeadGiver {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  private lookedBackAt = 0;

  constructor(
    private readonly agency: Agency,
    private readonly carry: Carrier = overHttp,
  ) {}

  start(everySeconds: number): void {
    this.timer = setInterval(() => void this.give(), everySeconds * 1000);
  }

  /** Gives what was done since the last time, for a second and a half at most. */
  async stop(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    let over: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (over = setTimeout(resolve, 1_500)));
    await Promise.race([this.round, enough]);
    await Promise.race([this.give(), enough]);
    clearTimeout(over);
  }

  /** Gives the head to all that have not acknowledged it. A round that still waits for somebody is not begun anew. */
  give(): Promise<void> {
    this.round ??= this.giveToAll()
      .catch((error: unknown) =>
        this.agency.log.warn({ reason: (error as Error).name }, 'heads could not be given'),
      )
      .finally(() => (this.round = null));
    return this.round;
  }

  private async giveToAll(): Promise<void> {
    const { agency } = this;
    const head = await ownHead(agency, new Date());
    if (head) {
      const peers = peersOf(agency.book, head.agency);
      await Promise.allSettled(peers.map((peer) => giveHead(agency, peer, head, this.carry)));
    }
    if (Date.now() - this.lookedBackAt > hour) {
      this.lookedBackAt = Date.now();
      await lookBack(agency, this.carry);
      await thinHeads(agency.dataSource.manager, new Date());
    }
  }
}
