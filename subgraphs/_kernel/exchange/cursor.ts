import type { EntityManager } from 'typeorm';
import { type Envelope, senderOf } from './envelope.js';
import type { InboxMessageEntity } from './inbox-message.entity.js';

/** A message that is here already. */
export type KnownMessage = Pick<InboxMessageEntity, 'text' | 'bodyHash' | 'receipt'>;

/** What this sender has told this receiver about this case. */
export interface Cursor {
  /** The last number applied. */
  applied: number;
}

/** The cursors of some messages of one sender, locked, and which of the messages are here already. */
export class Cursors {
  private constructor(
    private readonly cursors: ReadonlyMap<string, Cursor>,
    private readonly found: ReadonlyMap<string, KnownMessage>,
  ) {}

  /** Locks them in one order, so that two deliveries cannot wait for each other. */
  static async lock(tx: EntityManager, envelopes: readonly Envelope[]): Promise<Cursors> {
    const routes = new Map(envelopes.map((envelope) => [routeOf(envelope), envelope]));
    const { source } = envelopes[0]!;
    const cursors = await tx.query<CursorRow[]>(
      `insert into exchange_cursor as cursor (sender, destination, case_code, applied)
       select $1, destination, case_code, 0 from unnest($2::text[], $3::text[]) as route (destination, case_code)
       order by destination, case_code
       on conflict (sender, destination, case_code) do update set applied = cursor.applied
       returning destination as dest, case_code as caseid, applied`,
      [
        senderOf(envelopes[0]!),
        [...routes.values()].map(({ dest }) => dest),
        [...routes.values()].map(({ caseid }) => caseid),
      ],
    );
    // Asked with the locks in hand: what another delivery of the same message has brought meanwhile is found.
    const known = await tx.query<(KnownMessage & { id: string })[]>(
      `select id, text, body_hash as "bodyHash", receipt from inbox_message where source = $1 and id = any($2::uuid[])`,
      [source, envelopes.map(({ id }) => id)],
    );
    return new Cursors(
      new Map(cursors.map((row) => [routeOf(row), { applied: row.applied }])),
      new Map(known.map(({ id, ...message }) => [id, message])),
    );
  }

  of(envelope: Envelope): Cursor {
    return this.cursors.get(routeOf(envelope))!;
  }

  known({ id }: Envelope): KnownMessage | null {
    // An id is the same in capitals.
    return this.found.get(id.toLowerCase()) ?? null;
  }
}

type CursorRow = Cursor & Pick<Envelope, 'dest' | 'caseid'>;

function routeOf({ dest, caseid }: Pick<Envelope, 'dest' | 'caseid'>): string {
  return `${dest} ${caseid}`;
}
