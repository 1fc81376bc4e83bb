import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { agencyNames, type AgencyName } from '../../../infra/county/process-table.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';

/** One message of the run: what it is, and how long it took from its row to its receipt. */
export interface Delivered {
  readonly agency: AgencyName;
  readonly type: string;
  readonly milliseconds: number;
  readonly deliveredAt: Date;
}

export interface Waiting {
  readonly messages: number;
  /** Age of the oldest, in milliseconds. */
  readonly oldest: number;
}

/** Looks into the outboxes of all agencies. */
export class Outboxes {
  private constructor(private readonly clients: ReadonlyMap<AgencyName, pg.Client>) {}

  static async open(hub: OwnHub): Promise<Outboxes> {
    const clients = new Map<AgencyName, pg.Client>();
    for (const name of agencyNames) {
      const client = new pg.Client({
        connectionString: hub.databases[name],
        application_name: 'exchange-bench',
      });
      await client.connect();
      clients.set(name, client);
    }
    return new Outboxes(clients);
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.end()));
  }

  async waiting(): Promise<Waiting> {
    const rows = await this.ask<{ messages: number; oldest: number }>(
      `select count(*)::int as messages, coalesce(max(extract(epoch from clock_timestamp() - created_at) * 1000), 0)::float as oldest
       from outbox_message where delivered_at is null`,
    );
    return {
      messages: rows.reduce((sum, row) => sum + row.messages, 0),
      oldest: Math.max(...rows.map((row) => row.oldest)),
    };
  }

  /** Waits until no message is under way; answers how long that took. */
  async drained(patience = 300_000): Promise<number> {
    const from = performance.now();
    while ((await this.waiting()).messages > 0) {
      if (performance.now() - from > patience) throw new Error('The outboxes do not empty.');
      await sleep(50);
    }
    return performance.now() - from;
  }

  /** Every message posted in that time and receipted since, by whatever act it was posted. */
  delivered(from: Date, until: Date): Promise<Delivered[]> {
    return this.ask<Delivered>(
      `select type, extract(epoch from delivered_at - created_at)::float * 1000 as milliseconds, delivered_at as "deliveredAt"
       from outbox_message where created_at >= $1 and created_at < $2 and disposition = 'APPLIED'`,
      [from, until],
    );
  }

  /** Messages that were not applied: there should be none. */
  async refused(): Promise<number> {
    const rows = await this.ask<{ count: number }>(
      `select count(*)::int as count from outbox_message where disposition <> 'APPLIED'`,
    );
    return rows.reduce((sum, row) => sum + row.count, 0);
  }

  /** What autovacuum would do at some time of its own choosing. */
  async tidy(): Promise<void> {
    for (const client of this.clients.values()) await client.query('vacuum analyze');
  }

  private async ask<Row>(
    question: string,
    values: unknown[] = [],
  ): Promise<(Row & { agency: AgencyName })[]> {
    const answers = await Promise.all(
      [...this.clients].map(async ([agency, client]) => {
        const { rows } = await client.query(question, values);
        return rows.map((row) => ({ ...(row as Row), agency }));
      }),
    );
    return answers.flat();
  }
}
