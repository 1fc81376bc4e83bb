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
    private readonly tx: EntityManager,
    private readonly cursors: ReadonlyMap<string, Cursor>,
    private readonly found: Map<string, KnownMessage>,
  ) {}

  /** Locks them in one order, so that two deliveries cannot wait for each other. */
  static async lock(tx: EntityManager, envelopes: readonly Envelope[]): Promise<Cursors> {
    const routes = new Map(envelopes.map((envelope) => [routeOf(envelope), envelope]));
    const rows = await tx.query<CursorRow[]>(
      `with locked as (
         insert into exchange_cursor as cursor (sender, destination, case_code, applied)
         select $1, destination, case_code, 0 from unnest($2::text[], $3::text[]) as route (destination, case_code)
         order by destination, case_code
         on conflict (sender, destination, case_code) do update set applied = cursor.applied
         returning destination, case_code, applied)
       select destination, case_code as "caseCode", applied, null::uuid as id, null as text, null as "bodyHash", null as receipt
       from locked
       union all
       select null, null, 0, id, text, body_hash, receipt from inbox_message where source = $4 and id = any($5::uuid[])`,
      [
        senderOf(envelopes[0]!),
        [...routes.values()].map(({ dest }) => dest),
        [...routes.values()].map(({ caseid }) => caseid),
        envelopes[0]!.source,
        envelopes.map(({ id }) => id),
      ],
    );
    const cursors = new Map<string, Cursor>();
    const found = new Map<string, KnownMessage>();
    for (const { id, destination, caseCode, applied, ...message } of rows) {
      if (id === null) cursors.set(`${destination} ${caseCode}`, { applied });
      else found.set(id, message);
    }
    return new Cursors(tx, cursors, found);
  }

  of(envelope: Envelope): Cursor {
    return this.cursors.get(routeOf(envelope))!;
  }

  /** Two deliveries of one message race to the cursor; the second finds the message only when it has got the lock. */
  async known(envelope: Envelope): Promise<KnownMessage | null> {
    const found = this.found.get(envelope.id);
    if (found || envelope.caseseq > this.of(envelope).applied) return found ?? null;
    const [late] = await this.tx.query<KnownMessage[]>(
      `select text, body_hash as "bodyHash", receipt from inbox_message where source = $1 and id = $2`,
      [envelope.source, envelope.id],
    );
    return late ?? null;
  }
}

type CursorRow = Cursor & KnownMessage & { id: string | null; destination: string; caseCode: string };

function routeOf({ dest, caseid }: Envelope): string {
  return `${dest} ${caseid}`;
}
