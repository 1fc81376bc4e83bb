import type { EntityManager } from 'typeorm';
import type { Agency, MessageHandler } from '#kernel/agency.js';
import type { Actor } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import { canonical, sha256 } from '#kernel/canonical.js';
import { RequestContext } from '#kernel/context.js';
import { kernelHandlers } from '#kernel/referral/handlers.js';
import { Refusal } from '#kernel/refusal.js';
import { refuseUnlessPlain } from '#kernel/values/plain-text.js';
import type { Clock } from '#kernel/clock/clock.js';
import { raiseExchangeAlarm } from '#kernel/reconciliation/raise-exchange-alarm.js';
import { admit, type Admitted, type Arrival } from './admit.js';
import { type KnownMessage, lockCursor } from './cursor.js';
import { type Envelope, senderOf } from './envelope.js';
import { signText } from './keyring.js';
import type { Receipt } from './receipt.js';
import { isWrongValue, refusalIn } from './refusal-in.js';
import { refuse, type Reply } from './reply.js';
import { versionOf } from './version.js';

export { type Arrival, maximumMessageBytes } from './admit.js';
export type { Reply } from './reply.js';

/**
 * Takes a message in. The cheap checks come first; then, in one transaction: dedupe, order, the handler, audit, receipt.
 * The same message again gets the stored reply, byte for byte.
 */
export async function receive(agency: Agency, arrival: Arrival, clock: Clock = agency.clock): Promise<Reply> {
  const admitted = await admit(agency, arrival);
  if ('status' in admitted) return admitted;
  for (let attempt = 1; ; attempt++) {
    try {
      return (await take(agency, [admitted], clock))[0]!;
    } catch (error) {
      // Another message may have brought the row that was in the way: the second time it is found.
      if (attempt === 1 && isWrongValue(error)) continue;
      const code = refusalIn(error);
      if (code === null) throw error;
      // What the handler began is rolled back; the refusal itself is kept.
      return (await take(agency, [admitted], clock, code))[0]!;
    }
  }
}

/** Takes in several messages of one sender in one transaction, in the order given; one by one where that cannot be. */
export async function receiveTogether(
  agency: Agency,
  arrivals: readonly Arrival[],
  clock: Clock,
): Promise<Reply[]> {
  const admitted = await Promise.all(arrivals.map((arrival) => admit(agency, arrival)));
  const good = admitted.filter((one): one is Admitted => !('status' in one));
  const senders = new Set(good.map(({ sender }) => sender.code));
  if (good.length === arrivals.length && senders.size === 1) {
    try {
      return await take(agency, good, clock);
    } catch (error) {
      if (refusalIn(error) === null) throw error;
    }
  }
  const replies: Reply[] = [];
  for (const arrival of arrivals) replies.push(await receive(agency, arrival, clock));
  return replies;
}

/** Takes admitted messages of one sender in; `refusal` keeps them as refused instead of applying them. */
function take(
  agency: Agency,
  admitted: readonly Admitted[],
  clock: Clock,
  refusal: string | null = null,
): Promise<Reply[]> {
  const { code, name, agency: from } = admitted[0]!.sender;
  const actor: Actor = { kind: 'ORGANISATION', id: code, name, agency: from, organisation: code, roles: [] };
  const ctx = new RequestContext(agency, actor, { clock });
  return ctx.transaction(async (tx) => {
    const replies: Reply[] = [];
    for (const one of admitted) replies.push(await takeOne(tx, ctx, one, refusal));
    return replies;
  });
}

async function takeOne(
  tx: EntityManager,
  ctx: RequestContext,
  { envelope, arrival, receivedAt }: Admitted,
  refusal: string | null,
): Promise<Reply> {
  const { applied, known } = await lockCursor(tx, envelope);
  if (known) return replay(tx, ctx, known, arrival);
  if (envelope.caseseq > applied + 1) return refuse(425, 'OUT_OF_ORDER', { expected: applied + 1 });
  if (envelope.caseseq <= applied) return alarm(tx, ctx, envelope, 'SEQUENCE_REUSED');
  if (refusal === null) await apply(tx, ctx, envelope);
  return keep(tx, ctx, envelope, arrival, receivedAt, refusal);
}

/** The stored reply for the same bytes; an alarm for other bytes under the same id. */
async function replay(
  tx: EntityManager,
  ctx: RequestContext,
  known: KnownMessage,
  arrival: Arrival,
): Promise<Reply> {
  if (known.bodyHash === sha256(arrival.text)) return { status: 200, body: known.receipt };
  return alarm(tx, ctx, JSON.parse(known.text) as Envelope, 'MESSAGE_ALTERED');
}

async function alarm(
  tx: EntityManager,
  ctx: RequestContext,
  envelope: Envelope,
  kind: 'SEQUENCE_REUSED' | 'MESSAGE_ALTERED',
): Promise<Reply> {
  ctx.agency.log.error({ code: kind, message: envelope.id, source: envelope.source }, 'exchange alarm');
  record(tx, ctx, 'exchange.alarm', envelope.id, {
    caseCode: envelope.caseid,
    details: { code: kind, source: envelope.source },
  });
  const { dest: organisation, caseid: caseCode, id: what } = envelope;
  const peer = senderOf(envelope);
  await raiseExchangeAlarm(tx, ctx, { organisation, kind, peer, caseCode, what, once: true });
  return refuse(409, kind);
}

/** Applies the message by the handler of its type; a Refusal refuses it. */
async function apply(tx: EntityManager, ctx: RequestContext, envelope: Envelope): Promise<void> {
  refuseUnlessPlain(envelope.data);
  const { type, data, schemaver } = envelope;
  const body = ctx.agency.agreement.read<unknown>(type, data, versionOf(schemaver));
  const handler = (kernelHandlers[envelope.type] ?? ctx.agency.manifest.handlers[envelope.type]) as
    MessageHandler<unknown> | undefined;
  if (!handler) throw new Refusal('BAD_INPUT', '本单位不接收这类消息。');
  await handler(tx, ctx, body, envelope);
}

/** Stores the message with its signed receipt, moves the cursor, and answers. */
async function keep(
  tx: EntityManager,
  ctx: RequestContext,
  envelope: Envelope,
  arrival: Arrival,
  receivedAt: Date,
  code: string | null,
): Promise<Reply> {
  const bodyHash = sha256(arrival.text);
  const receipt: Receipt = {
    messageId: envelope.id,
    source: envelope.source,
    dest: envelope.dest,
    bodyHash,
    receivedAt: receivedAt.toISOString(),
    disposition: code === null ? 'APPLIED' : 'REFUSED',
    code,
  };
  const text = canonical(receipt);
  const reply = JSON.stringify({
    receipt: text,
    ...(await signText(ctx.agency.keyring, envelope.dest, text)),
  });
  await tx.query(
    `with moved as (
       update exchange_cursor set applied = $6 where sender = $14 and destination = $3 and case_code = $5)
     insert into inbox_message (source, id, destination, type, case_code, case_seq, text, signature, key_id, body_hash,
       received_at, disposition, receipt) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[envelope.source, envelope.id, envelope.dest, envelope.type, envelope.caseid, envelope.caseseq],
      ...[arrival.text, arrival.signature, arrival.keyId, bodyHash, receivedAt, receipt.disposition, reply],
      senderOf(envelope),
    ],
  );
  record(tx, ctx, 'exchange.receive', envelope.id, {
    caseCode: envelope.caseid,
    details: { type: envelope.type, bodyHash, disposition: receipt.disposition, code },
  });
  return { status: 200, body: reply };
}
