import type { EntityManager } from 'typeorm';
import type { Agency, MessageHandler } from '#kernel/agency.js';
import type { Actor } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import { canonical, sha256 } from '#kernel/canonical.js';
import { RequestContext } from '#kernel/context.js';
import { kernelHandlers } from '#kernel/referral/handlers.js';
import { Refusal, type RefusalCode } from '#kernel/refusal.js';
import { TooBusy } from '#kernel/signing/sm2-workers.js';
import { refuseUnlessPlain } from '#kernel/values/plain-text.js';
import type { Clock } from '#kernel/clock/clock.js';
import type { Organisation } from './address-book.js';
import { type Envelope, envelopeShape, senderOf } from './envelope.js';
import type { InboxMessageEntity } from './inbox-message.entity.js';
import { type DetachedSignature, keyOf, signatureHolds, signText } from './keyring.js';
import { checkBody } from './messages.js';
import type { Receipt } from './receipt.js';

/** An arriving message: the exact text and its detached signature. */
export interface Arrival extends DetachedSignature {
  text: string;
}

export const maximumMessageBytes = 256 * 1024;

/**
 * How an arrival is answered over HTTP.
 * 200 with the signed receipt; 400 malformed; 401 not the sender's; 409 altered; 421 not for us; 425 a message before it is missing;
 * 503 too much is waiting to be checked: to be sent again.
 */
export interface Reply {
  status: 200 | 400 | 401 | 409 | 421 | 425 | 503;
  body: string;
}

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

/** Whether the database cannot hold a value (22…) or it contradicts the rows that are there (23…). */
function isWrongValue(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23]...$/.test(code);
}

/** The code a message is refused with; null where the fault is ours, and the message may be sent again. */
function refusalIn(error: unknown): RefusalCode | null {
  if (error instanceof Refusal) return error.code;
  return isWrongValue(error) ? 'BAD_INPUT' : null;
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

/** base64url, of the length of a signature. */
const signatureText = /^[\w-]{80,100}$/;

/** A message that is well formed, for us, and signed by a sender we know. */
interface Admitted {
  envelope: Envelope;
  sender: Organisation;
  arrival: Arrival;
  receivedAt: Date;
}

/** What costs nothing is asked first: size, form, whether it is for us, the sender, the key; the signature last. */
async function admit(agency: Agency, arrival: Arrival): Promise<Admitted | Reply> {
  if (Buffer.byteLength(arrival.text) > maximumMessageBytes) return refuse(400, 'MALFORMED');
  const envelope = readEnvelope(arrival.text);
  if (!envelope) return refuse(400, 'MALFORMED');
  if (!agency.keyring.signing.has(envelope.dest)) return refuse(421, 'NOT_ADDRESSED_HERE');
  const sender = agency.book.find(senderOf(envelope));
  if (!sender) return refuse(401, 'UNKNOWN_SENDER');
  const receivedAt = new Date();
  const key = keyOf(agency.book, sender.code, arrival.keyId, receivedAt);
  if (!key || !signatureText.test(arrival.signature)) return refuse(401, 'BAD_SIGNATURE');
  if (key.suite === 'SM2') {
    const stored = await storedReply(agency, envelope, arrival);
    if (stored) return stored;
  }
  try {
    const { code } = sender;
    const signed = await signatureHolds(agency.book, code, arrival.text, arrival, receivedAt, code);
    return signed ? { envelope, sender, arrival, receivedAt } : refuse(401, 'BAD_SIGNATURE');
  } catch (error) {
    if (error instanceof TooBusy) return refuse(503, 'BUSY');
    throw error;
  }
}

/** The reply to what was checked before and has come again to the byte: a look is cheaper than checking SM2 once more. */
async function storedReply(
  agency: Agency,
  { source, id }: Envelope,
  arrival: Arrival,
): Promise<Reply | null> {
  const [known] = await agency.dataSource.query<{ receipt: string }[]>(
    `select receipt from inbox_message
     where source = $1 and id = $2 and body_hash = $3 and key_id = $4 and signature = $5`,
    [source, id, sha256(arrival.text), arrival.keyId, arrival.signature],
  );
  return known ? { status: 200, body: known.receipt } : null;
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

function readEnvelope(text: string): Envelope | null {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = envelopeShape.safeParse(value);
    return parsed.success && canonical(value) === text ? (parsed.data as Envelope) : null;
  } catch {
    return null;
  }
}

type KnownMessage = Pick<InboxMessageEntity, 'text' | 'bodyHash' | 'receipt'>;

async function knownMessage(tx: EntityManager, { source, id }: Envelope): Promise<KnownMessage | null> {
  const [known] = await tx.query<KnownMessage[]>(
    `select text, body_hash as "bodyHash", receipt from inbox_message where source = $1 and id = $2`,
    [source, id],
  );
  return known ?? null;
}

/** The stored reply for the same bytes; an alarm for other bytes under the same id. */
function replay(tx: EntityManager, ctx: RequestContext, known: KnownMessage, arrival: Arrival): Reply {
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

interface Cursor {
  /** The last number applied. */
  applied: number;
  /** The message, if it is here already. */
  known: KnownMessage | null;
}

/** Locks the cursor of what this sender has told this receiver about this case. */
async function lockCursor(tx: EntityManager, envelope: Envelope): Promise<Cursor> {
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

/** Applies the message by the handler of its type; a Refusal refuses it. */
async function apply(tx: EntityManager, ctx: RequestContext, envelope: Envelope): Promise<void> {
  refuseUnlessPlain(envelope.data);
  checkBody(envelope.type, envelope.data);
  const handler = (kernelHandlers[envelope.type] ?? ctx.agency.manifest.handlers[envelope.type]) as
    MessageHandler<unknown> | undefined;
  if (!handler) throw new Refusal('BAD_INPUT', '本单位不接收这类消息。');
  await handler(tx, ctx, envelope.data, envelope);
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

function refuse(
  status: Exclude<Reply['status'], 200>,
  code: string,
  extra: Record<string, unknown> = {},
): Reply {
  return { status, body: JSON.stringify({ code, ...extra }) };
}
