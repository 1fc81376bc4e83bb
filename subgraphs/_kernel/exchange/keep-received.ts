import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { canonical } from '#kernel/canonical.js';
import type { Admitted } from './admit.js';
import { senderOf } from './envelope.js';
import { signText } from './keyring.js';
import type { Receipt } from './receipt.js';
import type { Reply } from './reply.js';

/** A message that has been applied, or refused, and is to be kept with the receipt that says so. */
export interface Received extends Admitted {
  bodyHash: string;
  /** What it was refused with; null for one that was applied. */
  code: string | null;
}

/** Signs the receipts, stores the messages with them, moves the cursors, and answers, in the order given. */
export async function keepReceived(
  tx: EntityManager,
  ctx: RequestContext,
  received: readonly Received[],
): Promise<Reply[]> {
  if (received.length === 0) return [];
  const bodies = await Promise.all(received.map((one) => signedReceipt(ctx, one)));
  const rows = received.map(({ envelope, arrival, bodyHash, receivedAt, code }, at) => ({
    ...{ source: envelope.source, id: envelope.id, destination: envelope.dest, type: envelope.type },
    ...{ case_code: envelope.caseid, case_seq: envelope.caseseq, text: arrival.text },
    ...{ signature: arrival.signature, key_id: arrival.keyId, body_hash: bodyHash, received_at: receivedAt },
    ...{ disposition: dispositionOf(code), receipt: bodies[at] },
  }));
  await tx.query(
    `with arrived as (select * from jsonb_to_recordset($1::jsonb) as m (source text, id uuid, destination text, type text,
         case_code text, case_seq int, text text, signature text, key_id text, body_hash text, received_at timestamptz,
         disposition text, receipt text)),
       moved as (update exchange_cursor as cursor set applied = last.case_seq
         from (select destination, case_code, max(case_seq) as case_seq from arrived group by 1, 2) as last
         where cursor.sender = $2 and cursor.destination = last.destination and cursor.case_code = last.case_code)
     insert into inbox_message (source, id, destination, type, case_code, case_seq, text, signature, key_id, body_hash,
       received_at, disposition, receipt) select * from arrived`,
    [JSON.stringify(rows), senderOf(received[0]!.envelope)],
  );
  return bodies.map((body) => ({ status: 200, body }));
}

async function signedReceipt(
  ctx: RequestContext,
  { envelope, bodyHash, receivedAt, code }: Received,
): Promise<string> {
  const receipt: Receipt = {
    messageId: envelope.id,
    source: envelope.source,
    dest: envelope.dest,
    bodyHash,
    receivedAt: receivedAt.toISOString(),
    disposition: dispositionOf(code),
    code,
  };
  const text = canonical(receipt);
  return JSON.stringify({ receipt: text, ...(await signText(ctx.agency.keyring, envelope.dest, text)) });
}

function dispositionOf(code: string | null): Receipt['disposition'] {
  return code === null ? 'APPLIED' : 'REFUSED';
}
