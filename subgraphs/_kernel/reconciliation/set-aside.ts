import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { post } from '#kernel/exchange/post.js';
import type { Pair } from './marks.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';

/**
 * Makes room for a message that had this number before the backup: what was given the number since, and has not been delivered, is
 * put aside, kept, and posted again under a later number. A case opened since under a code that was given before is not
 * posted: two disputes would become one. It is for a person.
 */
export async function setAsideFrom(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, peer }: Pair,
  caseCode: string,
  conflict: { caseSeq: number; last: number },
): Promise<void> {
  const rows = await tx
    .createQueryBuilder(OutboxMessageEntity, 'm')
    .where({ sender: organisation, destination: peer, caseCode })
    .andWhere('m.deliveredAt is null and m.caseSeq >= :from', { from: conflict.caseSeq })
    .orderBy('m.caseSeq')
    .setLock('pessimistic_write')
    .getMany();
  const twice = rows.some(({ type }) => type === 'CaseOpened');
  const reason = twice ? 'CASE_CODE_TWICE' : 'SEQUENCE_REUSED';
  for (const row of rows) {
    const replacedBy = twice ? null : randomUUID();
    await keepAside(tx, ctx, row, reason, replacedBy);
    if (replacedBy !== null) postAgain(tx, ctx, row, replacedBy);
  }
  await tx.delete(OutboxMessageEntity, { id: In(rows.map(({ id }) => id)) });
  await tx.query(
    `update exchange_sequence set last = greatest($4, coalesce((select max(case_seq) from outbox_message
       where sender = $1 and destination = $2 and case_code = $3), 0))
     where sender = $1 and destination = $2 and case_code = $3`,
    [organisation, peer, caseCode, conflict.last],
  );
  const what = rows.map(({ type }) => type).join(' ');
  await raiseExchangeAlarm(tx, ctx, { organisation, kind: reason, peer, caseCode, what, count: rows.length });
}

async function keepAside(
  tx: EntityManager,
  ctx: RequestContext,
  row: OutboxMessageEntity,
  reason: string,
  replacedBy: string | null,
): Promise<void> {
  const { id, sender, destination, caseCode, caseSeq, type, text, signature, keyId } = row;
  await tx.query(
    `insert into set_aside_message (id, sender, destination, case_code, case_seq, type, text, signature, key_id, reason, replaced_by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, sender, destination, caseCode, caseSeq, type, text, signature, keyId, reason, replacedBy, ctx.now],
  );
  record(tx, ctx, 'exchange.set-aside', id, { caseCode, details: { reason, caseSeq, replacedBy } });
}

/** Posts the content of a message as a new one that names the old. */
export function postAgain(
  tx: EntityManager,
  ctx: RequestContext,
  row: OutboxMessageEntity,
  id: string,
): void {
  const { data, schemaver: version } = JSON.parse(row.text) as Envelope<Record<string, unknown>>;
  post(tx, ctx, {
    ...{
      id,
      from: row.sender,
      to: row.destination,
      type: row.type as Envelope['type'],
      caseCode: row.caseCode,
    },
    ...(row.referralId ? { referralId: row.referralId } : {}),
    causation: row.id,
    version,
    body: data,
  });
}
