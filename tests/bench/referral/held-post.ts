import pg from 'pg';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import type { AgencyName } from '../../../infra/county/process-table.js';

/** A wait is no longer than two minutes; it is renewed well before that. */
const wait = '100 seconds';
const renewEvery = 30_000;

/**
 * Keeps what agencies post in their outboxes, as if its receivers could not be reached, so that an act can be measured without
 * the delivery of what it says.
 */
export class HeldPost {
  private timer: NodeJS.Timeout | null = null;

  private constructor(private readonly clients: readonly pg.Client[]) {}

  static async of(hub: OwnHub, senders: readonly AgencyName[]): Promise<HeldPost> {
    const clients = senders.map((name) => new pg.Client({ connectionString: hub.databases[name] }));
    for (const client of clients) await client.connect();
    return new HeldPost(clients);
  }

  async hold(receivers: readonly string[]): Promise<void> {
    const once = async (): Promise<void> => {
      for (const client of this.clients)
        await client.query(
          `insert into receiver_wait (destination, attempts, next_attempt_at, last_error)
           select d, 1, clock_timestamp() + interval '${wait}', 'UNREACHABLE' from unnest($1::text[]) d
           on conflict (destination) do update set next_attempt_at = excluded.next_attempt_at`,
          [receivers],
        );
    };
    await once();
    this.timer = setInterval(() => void once(), renewEvery);
  }

  /** Everything leaves at once. */
  async release(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    for (const client of this.clients) {
      const { rows } = await client.query<{ destination: string }>(
        'delete from receiver_wait returning destination',
      );
      const receivers = rows.map(({ destination }) => destination).join(' ');
      await client.query(`select pg_notify('outbox', $1)`, [receivers]);
    }
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.clients.map((client) => client.end()));
  }
}
