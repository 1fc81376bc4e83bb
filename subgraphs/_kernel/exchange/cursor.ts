import type { EntityManager } from 'typeorm';
import { type Envelope, senderOf } from './envelope.js';
import type { InboxMessageEntity } from './inbox-message.entity.js';

/** A message that is here already. */
export type KnownMessage = Pick<InboxMessageEntity, 'text' | 'bodyHash' | 'receipt'>;

async function knownMessage(tx: EntityManager, { source, id }: Envelope): Promise<KnownMessage | null> {
  const [known] = await tx.query<KnownMessage[]>(
    `select text, body_hash as "bodyHash", receipt from inbox_message where source = $1 and id = $2`,
    [source, id],
  );
  return known ?? null;
}

interface Cursor {
  /** The last number applied. */
  applied: number;
  /** The message, if it is here already. */
  known: KnownMessage | null;
}

/** Locks the cursor of what this sender has told this receiver about this case. */
export async function lockCursor(tx: EntityManager, envelope: Envelope): Promise<Cursor> {
  const { source, id, dest, caseid } = envelope;
  const [row] = await tx.query<({ applied: number } & Partial<KnownMessage>)[]>(
    `with locked as (
       insert into exchange_cursor as cursor (sender, destination, case_code, applied) values ($1, $2, $3, 0)
       on conflict (sender, destination, case_code) do update set applied = cursor.applied returning applied)
     select locked.applied, m.text, m.body_hash as "bodyHash", m.receipt
     from locked left join inbox_message m on m.source = $4 and m.id = $5`,
    [senderOf(envelope), dest, caseid, source, id],
  );
  const { applied = 0, text, bodyHash, receipt } = row ?? {};
  if (text && bodyHash && receipt) return { applied, known: { text, bodyHash, receipt } };
  // Two deliveries of one message race to the cursor; the second finds the message only when it has got the lock.
  return { applied, known: envelope.caseseq <= applied ? await knownMessage(tx, envelope) : null };
}
