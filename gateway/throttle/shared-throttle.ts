import { hash } from 'node:crypto';
import type pg from 'pg';
import type { Logger } from 'pino';
import { addTaken, forgetEnded, type CountedWindow } from './throttle-table.js';

/** So many points in so many seconds, for each key. */
export interface Rate {
  name: string;
  points: number;
  seconds: number;
}

export interface Take {
  rate: Rate;
  key: string;
  points: number;
}

interface Window {
  rate: Rate;
  /** What PostgreSQL knows the key by. */
  hidden: string;
  /** What all gateways took, as PostgreSQL said last, own points on their way included. */
  total: number;
  /** Own points PostgreSQL does not know of. */
  unsent: number;
  /** On the monotonic clock. */
  endsAt: number;
}

/** The part of a rate one gateway may take before it hears of the others again. */
const onTrust = 0.03;
/** How long a request waits for PostgreSQL; without an answer a gateway goes by what it counted itself. */
const patience = 300;

/**
 * Counts what is taken, for all gateways of a hub together, at next to no cost for who stays far below the rate: a gateway
 * counts by itself and tells PostgreSQL once a second, and at once, before it answers, when a key has taken 3 % of its
 * rate since. So with n gateways no key gets more than (1 + 0.03 × n) times its rate in a window, with one exactly its rate;
 * a gateway that starts anew knows of the window after the same 3 %. While PostgreSQL does not answer, each gateway keeps the rate by itself.
 */
export class SharedThrottle {
  private readonly windows = new Map<string, Window>();
  private sending: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private readonly timers: NodeJS.Timeout[];

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: Logger,
  ) {
    const every = (seconds: number, work: () => Promise<void>) =>
      setInterval(() => void work().catch(() => undefined), seconds * 1000).unref();
    this.timers = [every(1, () => this.tell()), every(600, () => forgetEnded(pool))];
  }

  /** Takes all of it or nothing. Answers how many seconds to wait, 0 when it is taken. */
  async take(takes: readonly Take[]): Promise<number> {
    const windows = takes.map((take) => this.window(take));
    for (const [at, { points }] of takes.entries()) windows[at]!.unsent += points;
    const wait = longestWait(windows);
    if (wait > 0) {
      for (const [at, { points }] of takes.entries()) windows[at]!.unsent -= points;
      return wait;
    }
    if (windows.every(({ unsent, rate }) => unsent <= rate.points * onTrust)) return 0;
    await Promise.race([this.send(), new Promise((done) => setTimeout(done, patience).unref())]);
    return longestWait(windows);
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.send();
  }

  private window({ rate, key }: Take): Window {
    const own = `${rate.name}:${key}`;
    const known = this.windows.get(own);
    if (known && known.endsAt > performance.now()) return known;
    const hidden = known?.hidden ?? `${rate.name}:${hash('sha256', key, 'base64url')}`;
    const fresh = { rate, hidden, total: 0, unsent: 0, endsAt: performance.now() + rate.seconds * 1000 };
    this.windows.set(own, fresh);
    return fresh;
  }

  private async tell(): Promise<void> {
    const now = performance.now();
    for (const [key, window] of this.windows) if (window.endsAt <= now) this.windows.delete(key);
    await this.send();
  }

  /** Tells PostgreSQL everything untold at the time; requests that come while it is being told share the next telling. */
  private send(): Promise<void> {
    this.next ??= (this.sending ?? Promise.resolve()).then(() => {
      this.sending = this.next;
      this.next = null;
      return this.sendNow();
    });
    return this.next;
  }

  private async sendNow(): Promise<void> {
    const untold = [...this.windows].filter(([, { unsent }]) => unsent > 0);
    if (untold.length === 0) return;
    const keys = new Map(untold.map(([key, { hidden }]) => [hidden, key]));
    const sent = untold.map(([, window]) => {
      const { hidden: key, unsent: points, rate } = window;
      const counted: CountedWindow = { key, points, seconds: rate.seconds };
      window.total += window.unsent;
      window.unsent = 0;
      return counted;
    });
    try {
      for (const { key, points, milliseconds } of await addTaken(this.pool, sent)) {
        const window = this.windows.get(keys.get(key)!);
        if (window) Object.assign(window, { total: points, endsAt: performance.now() + milliseconds });
      }
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'rates are not shared');
    }
  }
}

/** Seconds until all of them are below their rates; 0 when they are. */
function longestWait(windows: readonly Window[]): number {
  let wait = 0;
  for (const window of windows) if (used(window) > window.rate.points) wait = Math.max(wait, left(window));
  return wait;
}

function used({ total, unsent }: Window): number {
  return total + unsent;
}

function left({ endsAt }: Window): number {
  return Math.max(1, Math.ceil((endsAt - performance.now()) / 1000));
}
