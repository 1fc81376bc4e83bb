import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { followOwnMessage } from '#kernel/referral/follow-own-message.js';
import type { Pair } from './marks.js';
import type { OwnMessage } from './own-message.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';
import { leaveGapOnce, serialGap } from './serial-gap.js';
import { numbersIn, passSerial } from './serials.js';
import { setAsideFrom } from './set-aside.js';

/**
 * Takes a message of our own back that a backup had lost: into the outbox as delivered, with its receipt; its numbers are not
 * given again, the referral it moved is moved, and a person is told, since the records behind it are not back.
 */
export function restoreOwn(
  ctx: RequestContext,
  pair: Pair,
  message: OwnMessage,
  last: number,
): Promise<'RESTORED' | 'KNOWN' | 'CONTRADICTED'> {
  return ctx.transaction(async (tx) => {
    const { envelope } = message;
    const { organisation, peer } = pair;
    const { caseid: caseCode, caseseq: caseSeq } = envelope;
    await lockSequence(tx, pair, caseCode, caseSeq);
    const known = await tx.findOneBy(OutboxMessageEntity, { id: envelope.id });
    if (known) return confirm(tx, ctx, pair, known, message);
    const here = await tx.findOneBy(OutboxMessageEntity, {
      ...{ sender: organisation, destination: peer, caseCode, caseSeq },
    });
    if (here?.deliveredAt) {
      const what = `${here.type} ${envelope.type}`;
      await raiseExchangeAlarm(tx, ctx, { organisation, kind: 'DIVERGED', peer, caseCode, what, once: true });
      return 'CONTRADICTED';
    }
    if (here) await setAsideFrom(tx, ctx, pair, caseCode, { caseSeq, last });
    await tx.insert(OutboxMessageEntity, restoredRow(ctx, pair, message));
    await passNumbers(tx, ctx, pair, message);
    await leaveGapOnce(tx, ctx, new Date(envelope.time));
    const { disposition } = message.receipt;
    const moved = disposition === 'APPLIED' && (await followOwnMessage(tx, ctx, envelope));
    const what = `${envelope.type} ${moved ? 'MOVED' : disposition}`;
    await raiseExchangeAlarm(tx, ctx, { organisation, kind: 'RESTORED_GAP', peer, caseCode, what });
    record(tx, ctx, 'exchange.restore', envelope.id, {
      caseCode,
      details: { type: envelope.type, caseSeq, moved },
    });
    return 'RESTORED';
  });
}

/** Counts on to the number at least, and locks the counter, so that no act takes a number meanwhile. */
async function lockSequence(
  tx: EntityManager,
  { organisation, peer }: Pair,
  caseCode: string,
  caseSeq: number,
): Promise<void> {
  await tx.query(
    `insert into exchange_sequence as s (sender, destination, case_code, last) values ($1, $2, $3, $4)
     on conflict (sender, destination, case_code) do update set last = greatest(s.last, $4)`,
    [organisation, peer, caseCode, caseSeq],
  );
}

/** We know the message: its receipt may be new to us. Other bytes under its id are never taken. */
async function confirm(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, peer }: Pair,
  known: OutboxMessageEntity,
  { sent, receipt, receiptText }: OwnMessage,
): Promise<'KNOWN' | 'CONTRADICTED'> {
  if (known.text !== sent.text) {
    const { caseCode, type: what } = known;
    await raiseExchangeAlarm(tx, ctx, {
      organisation,
      kind: 'MESSAGE_ALTERED',
      peer,
      caseCode,
      what,
      once: true,
    });
    return 'CONTRADICTED';
  }
  if (known.deliveredAt === null) {
    const { disposition } = receipt;
    const delivered = { deliveredAt: new Date(), disposition, receipt: receiptText, lastError: null };
    await tx.update(OutboxMessageEntity, known.id, delivered);
    await tx.query('update non_delivery set closed_at = $2 where message_id = $1 and closed_at is null', [
      known.id,
      new Date(),
    ]);
  }
  return 'KNOWN';
}

function restoredRow(
  { now }: RequestContext,
  { organisation, peer }: Pair,
  { envelope, sent, receipt, receiptText }: OwnMessage,
): OutboxMessageEntity {
  const postedAt = new Date(envelope.time);
  const receivedAt = new Date(receipt.receivedAt);
  return {
    ...{ id: envelope.id, sender: organisation, destination: peer, type: envelope.type },
    ...{ caseCode: envelope.caseid, caseSeq: envelope.caseseq, referralId: envelope.referralid ?? null },
    ...{
      text: sent.text,
      signature: sent.signature,
      keyId: sent.keyId,
      causation: envelope.causation ?? null,
    },
    // It was made before it was received: what the relay sends after it was made later.
    ...{ createdAt: receivedAt, postedAt, firstAttemptAt: null, attempts: 1, nextAttemptAt: receivedAt },
    ...{ lastError: null, deliveredAt: receivedAt, disposition: receipt.disposition, receipt: receiptText },
    restoredAt: now,
  };
}

async function passNumbers(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, peer }: Pair,
  { envelope }: OwnMessage,
): Promise<void> {
  for (const number of numbersIn(ctx.agency, organisation, envelope)) {
    if (await passSerial(tx, number, serialGap)) continue;
    const { caseid: caseCode } = envelope;
    const what = number.series;
    await raiseExchangeAlarm(tx, ctx, {
      organisation,
      kind: 'SERIAL_BEHIND',
      peer,
      caseCode,
      what,
      once: true,
    });
  }
}
