import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { canonical, sha256 } from '#kernel/canonical.js';
import type { RequestContext } from '#kernel/context.js';
import { signText } from '#kernel/exchange/keyring.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { noticeNotDelivered } from '#kernel/notice/notice-of-dead-letter.js';
import { organisationContext } from './organisation-context.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';

/** How long a message may be without its receiver's receipt before it counts as not delivered (逾时未送达). */
export const deliveryHours = 24;
const batchSize = 200;

/** What the sender states, and signs, of a message that had no receipt in time. */
export interface NonDelivery {
  kind: 'NON_DELIVERY';
  messageId: string;
  source: string;
  dest: string;
  /** SHA-256, hex, of the message as it was sent. */
  bodyHash: string;
  postedAt: string;
  firstAttemptAt: string | null;
  attempts: number;
  lastError: string | null;
  at: string;
}

/** States the non-delivery of every message of an organisation that is over its time, once each. Tries to deliver go on. */
export async function stateNonDeliveries(agency: Agency, organisation: string): Promise<number> {
  if (!agency.keyring.signing.has(organisation)) return 0;
  for (let stated = 0; ;) {
    const now = await organisationContext(agency, organisation).transaction((tx) =>
      stateBatch(tx, agency, organisation),
    );
    stated += now;
    if (now < batchSize) return stated;
  }
}

async function stateBatch(tx: EntityManager, agency: Agency, organisation: string): Promise<number> {
  const ctx = organisationContext(agency, organisation);
  const before = new Date(ctx.now.getTime() - deliveryHours * 3_600_000);
  const late = await tx
    .createQueryBuilder(OutboxMessageEntity, 'm')
    .where('m.sender = :organisation and m.deliveredAt is null and m.postedAt <= :before', {
      organisation,
      before,
    })
    .andWhere('not exists (select 1 from non_delivery n where n.message_id = m.id)')
    .orderBy('m.postedAt')
    .limit(batchSize)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  for (const message of late) await state(tx, ctx, message);
  for (const [peer, messages] of Map.groupBy(late, ({ destination }) => destination)) {
    const what = [...new Set(messages.map(({ lastError }) => lastError ?? 'NOT_TRIED'))].join(' ');
    await raiseExchangeAlarm(tx, ctx, {
      organisation,
      kind: 'NON_DELIVERY',
      peer,
      what,
      count: messages.length,
    });
    await noticeNotDelivered(tx, ctx.now, { organisation, counterpart: peer });
  }
  return late.length;
}

async function state(tx: EntityManager, ctx: RequestContext, message: OutboxMessageEntity): Promise<void> {
  const { id, sender, destination, caseCode, attempts, lastError, postedAt, firstAttemptAt } = message;
  const stated: NonDelivery = {
    ...{ kind: 'NON_DELIVERY', messageId: id, source: `urn:wufang:${sender}`, dest: destination },
    ...{ bodyHash: sha256(message.text), postedAt: postedAt.toISOString(), attempts, lastError },
    firstAttemptAt: firstAttemptAt?.toISOString() ?? null,
    at: ctx.now.toISOString(),
  };
  const text = canonical(stated);
  const { signature, keyId } = await signText(ctx.agency.keyring, sender, text);
  await tx.query(
    `insert into non_delivery (message_id, organisation, at, text, signature, key_id) values ($1, $2, $3, $4, $5, $6)`,
    [id, sender, ctx.now, text, signature, keyId],
  );
  record(tx, ctx, 'exchange.non-delivery', id, { caseCode, details: { destination, attempts, lastError } });
}
