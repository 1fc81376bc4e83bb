import type { EntityManager } from 'typeorm';
import type { Agency, MessageHandler } from '#kernel/agency.js';
import type { Actor } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import { sha256 } from '#kernel/canonical.js';
import { RequestContext } from '#kernel/context.js';
import { kernelHandlers } from '#kernel/referral/handlers.js';
import { Refusal } from '#kernel/refusal.js';
import { refuseUnlessPlain } from '#kernel/values/plain-text.js';
import type { Clock } from '#kernel/clock/clock.js';
import { raiseExchangeAlarm } from '#kernel/reconciliation/raise-exchange-alarm.js';
import { admit, type Admitted, type Arrival } from './admit.js';
import { Cursors, type KnownMessage } from './cursor.js';
import { type Envelope, senderOf } from './envelope.js';
import { keepReceived, type Received } from './keep-received.js';
import { heardOf } from './receiver-wait.js';
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
  heardOf(agency.dataSource, admitted.sender.code);
  return takeAlone(agency, admitted, clock);
}

/**
 * Takes in several messages of one sender in one transaction, in the order given; one by one where that cannot be.
 * Each gets its own reply.
 */
export async function receiveTogether(
  agency: Agency,
  arrivals: readonly Arrival[],
  clock: Clock = agency.clock,
): Promise<Reply[]> {
  const admitted = await Promise.all(arrivals.map((arrival) => admit(agency, arrival)));
  const good = admitted.filter((one): one is Admitted => !('status' in one));
  for (const { sender } of good) heardOf(agency.dataSource, sender.code);
  if (canGoTogether(good)) {
    try {
      const taken = await take(agency, good, clock);
      return admitted.map((one) => ('status' in one ? one : taken.shift()!));
    } catch (error) {
      if (refusalIn(error) === null) throw error;
    }
  }
  const replies: Reply[] = [];
  for (const one of admitted) replies.push('status' in one ? one : await takeAlone(agency, one, clock));
  return replies;
}

/** Messages of one sender, no two of them the same. */
function canGoTogether(admitted: readonly Admitted[]): boolean {
  const senders = new Set(admitted.map(({ sender }) => sender.code));
  const ids = new Set(admitted.map(({ envelope }) => envelope.id.toLowerCase()));
  return senders.size === 1 && ids.size === admitted.length;
}

async function takeAlone(agency: Agency, admitted: Admitted, clock: Clock): Promise<Reply> {
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
    const cursors = await Cursors.lock(
      tx,
      admitted.map(({ envelope }) => envelope),
    );
    const outcomes: (Reply | Received)[] = [];
    for (const one of admitted) outcomes.push(await takeOne(tx, ctx, one, cursors, refusal));
    const received = outcomes.filter((one): one is Received => 'envelope' in one);
    const kept = await keepReceived(tx, ctx, received);
    return outcomes.map((one) => ('envelope' in one ? kept[received.indexOf(one)]! : one));
  });
}

async function takeOne(
  tx: EntityManager,
  ctx: RequestContext,
  admitted: Admitted,
  cursors: Cursors,
  refusal: string | null,
): Promise<Reply | Received> {
  const { envelope, arrival } = admitted;
  const cursor = cursors.of(envelope);
  const known = cursors.known(envelope);
  if (known) return replay(tx, ctx, known, arrival);
  if (envelope.caseseq > cursor.applied + 1)
    return refuse(425, 'OUT_OF_ORDER', { expected: cursor.applied + 1 });
  if (envelope.caseseq <= cursor.applied) return alarm(tx, ctx, envelope, 'SEQUENCE_REUSED');
  if (refusal === null) await apply(tx, ctx, envelope);
  cursor.applied = envelope.caseseq;
  const bodyHash = sha256(arrival.text);
  record(tx, ctx, 'exchange.receive', envelope.id, {
    caseCode: envelope.caseid,
    details: {
      type: envelope.type,
      bodyHash,
      disposition: refusal === null ? 'APPLIED' : 'REFUSED',
      code: refusal,
    },
  });
  return { ...admitted, bodyHash, code: refusal };
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
