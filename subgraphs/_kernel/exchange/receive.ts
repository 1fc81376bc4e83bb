import type { EntityManager } from 'typeorm';
import type { Agency, MessageHandler } from '#kernel/agency.js';
import type { Actor } from '#kernel/actor.js';
import { forgetAudit, record } from '#kernel/audit/record.js';
import { canonical, sha256 } from '#kernel/canonical.js';
import { RequestContext } from '#kernel/context.js';
import { kernelHandlers } from '#kernel/referral/handlers.js';
import { Refusal } from '#kernel/refusal.js';
import type { Clock } from '#kernel/clock/clock.js';
import { type Envelope, envelopeShape, senderOf } from './envelope.js';
import { InboxMessageEntity } from './inbox-message.entity.js';
import { type DetachedSignature, signatureHolds, signText } from './keyring.js';
import { checkBody } from './messages.js';
import { forgetPosts } from './post.js';
import type { Receipt } from './receipt.js';

/** An arriving message: the exact text and its detached signature. */
export interface Arrival extends DetachedSignature {
  text: string;
}

export const maximumMessageBytes = 256 * 1024;

/**
 * How an arrival is answered over HTTP.
 * 200 with the signed receipt; 400 malformed; 401 not the sender's; 409 altered; 421 not for us; 425 a message before it is missing.
 */
export interface Reply {
  status: 200 | 400 | 401 | 409 | 421 | 425;
  body: string;
}

/**
 * Takes a message in. The cheap checks come first; then, in one transaction: dedupe, order, the handler, audit, receipt.
 * The same message again gets the stored reply, byte for byte.
 */
export async function receive(agency: Agency, arrival: Arrival, clock: Clock = agency.clock): Promise<Reply> {
  const envelope = readEnvelope(arrival.text);
  if (!envelope) return refuse(400, 'MALFORMED');
  if (!agency.keyring.signing.has(envelope.dest)) return refuse(421, 'NOT_ADDRESSED_HERE');
  const sender = agency.book.find(senderOf(envelope));
  if (!sender) return refuse(401, 'UNKNOWN_SENDER');
  const receivedAt = new Date();
  if (!signatureHolds(agency.book, sender.code, arrival.text, arrival, receivedAt))
    return refuse(401, 'BAD_SIGNATURE');

  const actor: Actor = {
    kind: 'ORGANISATION',
    id: sender.code,
    name: sender.name,
    agency: sender.agency,
    organisation: sender.code,
    roles: [],
  };
  const ctx = new RequestContext(agency, actor, { clock });
  return ctx.transaction(async (tx) => {
    const known = await tx.findOneBy(InboxMessageEntity, { source: envelope.source, id: envelope.id });
    if (known) return replay(tx, ctx, known, arrival);
    const next = (await lockCursor(tx, envelope)) + 1;
    // Two deliveries of one message race to the cursor; the second finds the message there when it gets the lock.
    const twin = await tx.findOneBy(InboxMessageEntity, { source: envelope.source, id: envelope.id });
    if (twin) return replay(tx, ctx, twin, arrival);
    if (envelope.caseseq > next) return refuse(425, 'OUT_OF_ORDER', { expected: next });
    if (envelope.caseseq < next) return alarm(tx, ctx, envelope, 'SEQUENCE_REUSED');
    const code = await apply(tx, ctx, envelope);
    return keep(tx, ctx, envelope, arrival, receivedAt, code);
  });
}

function readEnvelope(text: string): Envelope | null {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = envelopeShape.safeParse(value);
    return parsed.success && canonical(value) === text ? (parsed.data as Envelope) : null;
  } catch {
    return null;
  }
}

/** The stored reply for the same bytes; an alarm for other bytes under the same id. */
function replay(tx: EntityManager, ctx: RequestContext, known: InboxMessageEntity, arrival: Arrival): Reply {
  if (known.bodyHash === sha256(arrival.text)) return { status: 200, body: known.receipt };
  return alarm(tx, ctx, JSON.parse(known.text) as Envelope, 'MESSAGE_ALTERED');
}

function alarm(tx: EntityManager, ctx: RequestContext, envelope: Envelope, code: string): Reply {
  ctx.agency.log.error({ code, message: envelope.id, source: envelope.source }, 'exchange alarm');
  record(tx, ctx, 'exchange.alarm', envelope.id, {
    caseCode: envelope.caseid,
    details: { code, source: envelope.source },
  });
  return refuse(409, code);
}

/** Locks the cursor of what this sender has told this receiver about this case; answers the last number applied. */
async function lockCursor(tx: EntityManager, envelope: Envelope): Promise<number> {
  const key = [senderOf(envelope), envelope.dest, envelope.caseid];
  await tx.query(
    `insert into exchange_cursor (sender, destination, case_code, applied) values ($1, $2, $3, 0) on conflict do nothing`,
    key,
  );
  const [row] = await tx.query<{ applied: number }[]>(
    `select applied from exchange_cursor where sender = $1 and destination = $2 and case_code = $3 for update`,
    key,
  );
  return row?.applied ?? 0;
}

/** Applies the message in a savepoint; answers the code when it is refused, null when it is applied. */
async function apply(tx: EntityManager, ctx: RequestContext, envelope: Envelope): Promise<string | null> {
  await tx.query('savepoint handler');
  try {
    checkBody(envelope.type, envelope.data);
    const handler = (kernelHandlers[envelope.type] ?? ctx.agency.manifest.handlers[envelope.type]) as
      MessageHandler<unknown> | undefined;
    if (!handler) throw new Refusal('BAD_INPUT', '本单位不接收这类消息。');
    await handler(tx, ctx, envelope.data, envelope);
    await tx.query('release savepoint handler');
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tx.query('rollback to savepoint handler');
    forgetPosts(tx);
    forgetAudit(tx);
    return error.code;
  }
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
  const reply = JSON.stringify({ receipt: text, ...signText(ctx.agency.keyring, envelope.dest, text) });
  await tx.insert(InboxMessageEntity, {
    source: envelope.source,
    id: envelope.id,
    destination: envelope.dest,
    type: envelope.type,
    caseCode: envelope.caseid,
    caseSeq: envelope.caseseq,
    text: arrival.text,
    signature: arrival.signature,
    keyId: arrival.keyId,
    bodyHash,
    receivedAt,
    disposition: receipt.disposition,
    receipt: reply,
  });
  await tx.query(
    `update exchange_cursor set applied = $4 where sender = $1 and destination = $2 and case_code = $3`,
    [senderOf(envelope), envelope.dest, envelope.caseid, envelope.caseseq],
  );
  record(tx, ctx, 'exchange.receive', envelope.id, {
    caseCode: envelope.caseid,
    details: { type: envelope.type, bodyHash, disposition: receipt.disposition, code },
  });
  return { status: 200, body: reply };
}

function refuse(
  status: Exclude<Reply['status'], 200>,
  code: string,
  extra: Record<string, unknown> = {},
): Reply {
  return { status, body: JSON.stringify({ code, ...extra }) };
}
