import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { Write } from './compiled-write.js';

export type Answer = QueryResult<Record<string, unknown>>;

/** Of an agency's connections; the others stay free for transactions. */
const mostLines = 3;
/** A line whose question has been under way for so many milliseconds holds up what comes after it. */
const slow = 30;

/**
 * Where questions outside a transaction go. Those of one turn of the event loop go over one connection, in one piece, whoever asks them: each
 * is still a transaction of its own, and fails alone. A line that is held up by a slow question is passed over while another is free.
 */
export class SharedLines {
  private readonly lines: SharedLine[];
  private current: SharedLine | null = null;

  constructor(pool: () => Pool) {
    this.lines = Array.from({ length: mostLines }, () => new SharedLine(pool));
  }

  ask(write: Write): Promise<Answer> {
    if (!this.current) {
      this.current = this.leastBusy();
      process.nextTick(() => (this.current = null));
    }
    return this.current.ask(write);
  }

  private leastBusy(): SharedLine {
    const now = performance.now();
    return this.lines.reduce((best, line) => (line.weight(now) < best.weight(now) ? line : best));
  }
}

class SharedLine {
  private client: Promise<PoolClient> | null = null;
  private underWay = 0;
  private answered = 0;

  constructor(private readonly pool: () => Pool) {}

  /** How much there is to wait for. An idle line that has its connection comes before one that has none. */
  weight(now: number): number {
    if (this.underWay === 0) return this.client ? 0 : 1;
    return now - this.answered > slow ? 1_000 + this.underWay : 1 + this.underWay;
  }

  async ask({ text, values }: Write): Promise<Answer> {
    if (this.underWay++ === 0) this.answered = performance.now();
    try {
      this.client ??= this.take();
      const client = await this.client;
      return await client.query<Record<string, unknown>>(text, values as unknown[]);
    } finally {
      this.underWay--;
      this.answered = performance.now();
      if (this.underWay === 0) setImmediate(() => this.giveBackUnlessAsked());
    }
  }

  private async take(): Promise<PoolClient> {
    try {
      const client = await this.pool().connect();
      client.once('error', this.lost);
      return client;
    } catch (error) {
      this.client = null;
      throw error;
    }
  }

  /** The connection is gone; what was under way has failed. */
  private readonly lost = (error: Error): void => {
    const { client } = this;
    this.client = null;
    void client?.then((one) => one.release(error));
  };

  private giveBackUnlessAsked(): void {
    const { client } = this;
    if (this.underWay > 0 || !client) return;
    this.client = null;
    void client.then((one) => {
      one.off('error', this.lost);
      one.release();
    });
  }
}

const shared = new WeakMap<DataSource, SharedLines>();

export function sharedLines(dataSource: DataSource): SharedLines {
  const known = shared.get(dataSource);
  if (known) return known;
  const lines = new SharedLines(() => (dataSource.driver as PostgresDriver).master as Pool);
  shared.set(dataSource, lines);
  return lines;
}
