import type { EntityManager } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import type { Organisation } from '#kernel/exchange/address-book.js';
import { signatureHolds, signText } from '#kernel/exchange/keyring.js';
import type { Arrival } from '#kernel/exchange/receive.js';
import { speaker } from '#kernel/exchange/speaker.js';
import { acknowledgementText, type AuditHead, readHead } from './head.js';
import { raiseChainAlarm } from './chain-alarm.js';
import { HeadConflictEntity, WitnessedHeadEntity } from './witnessed-head.entity.js';

export const maximumHeadBytes = 2 * 1024;
/** A head is signed when it is given; one that was signed longer ago, or in the future, is somebody’s copy. */
export const freshMilliseconds = 5 * 60_000;
const mostHeadsAMinute = 120;
const mostConflictsADay = 200;

/**
 * How a head is answered.
 * 200 with the signed acknowledgement; 400 malformed; 401 not its agency’s; 409 contradicts, or comes after a later one;
 * 410 not fresh; 421 our own; 429 too many.
 */
export interface HeadReply {
  status: 200 | 400 | 401 | 409 | 410 | 421 | 429;
  body: string;
}

interface Admitted {
  readonly head: AuditHead;
  readonly arrival: Arrival;
  readonly signer: Organisation;
}

/** Keeps another agency’s head, and says so; keeps one that contradicts an earlier one as evidence, and raises an alarm. */
export async function witnessHead(agency: Agency, arrival: Arrival, now = new Date()): Promise<HeadReply> {
  const admitted = await admit(agency, arrival, now);
  if ('status' in admitted) return admitted;
  const { code, name, agency: from } = admitted.signer;
  const actor: Actor = { kind: 'ORGANISATION', id: code, name, agency: from, organisation: code, roles: [] };
  const ctx = new RequestContext(agency, actor);
  return ctx.transaction(async (tx) => {
    // One head of an agency after another, so that each is compared with the one before.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('heads ' || $1, 0))`, [from]);
    return compare(tx, ctx, admitted, now);
  });
}

async function admit(agency: Agency, arrival: Arrival, now: Date): Promise<Admitted | HeadReply> {
  if (Buffer.byteLength(arrival.text) > maximumHeadBytes) return refuse(400, 'MALFORMED');
  const head = readHead(arrival.text);
  if (!head) return refuse(400, 'MALFORMED');
  const signer = agency.book.find(head.organisation);
  if (!signer) return refuse(401, 'UNKNOWN_SENDER');
  if (signer.agency !== head.agency) return refuse(401, 'NOT_THEIR_CHAIN');
  if (head.agency === agency.manifest.name) return refuse(421, 'OWN_CHAIN');
  if (!(await signatureHolds(agency.book, signer.code, arrival.text, arrival, now)))
    return refuse(401, 'BAD_SIGNATURE');
  if (Math.abs(Date.parse(head.at) - now.getTime()) > freshMilliseconds) return refuse(410, 'NOT_FRESH');
  return { head, arrival, signer };
}

async function compare(
  tx: EntityManager,
  ctx: RequestContext,
  admitted: Admitted,
  now: Date,
): Promise<HeadReply> {
  const { agency, seq, hash, at } = admitted.head;
  const latest = await tx.findOne(WitnessedHeadEntity, { where: { agency }, order: { seq: 'DESC' } });
  if (!latest || seq > Number(latest.seq)) return keep(tx, ctx, admitted, now);
  const same = await tx.findOneBy(WitnessedHeadEntity, { agency, seq: String(seq) });
  if (same && same.hash !== hash) return contradict(tx, ctx, admitted, same, now);
  if (same?.seq === latest.seq) return acknowledge(ctx.agency, same);
  // Signed after a longer chain was: the chain has become shorter. Signed before it, the head has only been long on its way.
  return Date.parse(at) > latest.at.getTime()
    ? contradict(tx, ctx, admitted, latest, now)
    : refuse(409, 'HEAD_LATE');
}

async function keep(
  tx: EntityManager,
  ctx: RequestContext,
  admitted: Admitted,
  now: Date,
): Promise<HeadReply> {
  const row = rowOf(admitted, now);
  const [recent] = await tx.query<{ n: number }[]>(
    'select count(*)::int as n from witnessed_head where agency = $1 and received_at > $2',
    [row.agency, new Date(now.getTime() - 60_000)],
  );
  if (recent!.n >= mostHeadsAMinute) return refuse(429, 'TOO_MANY');
  await tx.insert(WitnessedHeadEntity, row);
  return acknowledge(ctx.agency, row);
}

/** Says again what was kept; the same head may come again when the first answer was lost. */
async function acknowledge(agency: Agency, row: WitnessedHeadEntity): Promise<HeadReply> {
  const organisation = speaker(agency);
  const text = acknowledgementText({
    ...{ agency: row.agency, seq: Number(row.seq), hash: row.hash },
    ...{ organisation, receivedAt: row.receivedAt.toISOString() },
  });
  const signed = { acknowledgement: text, ...(await signText(agency.keyring, organisation, text)) };
  return { status: 200, body: JSON.stringify(signed) };
}

/** Keeps the head beside the one it contradicts, and answers with that one: its agency’s own signature tells it. */
async function contradict(
  tx: EntityManager,
  ctx: RequestContext,
  admitted: Admitted,
  kept: WitnessedHeadEntity,
  now: Date,
): Promise<HeadReply> {
  const row = { ...rowOf(admitted, now), keptSeq: kept.seq, keptHash: kept.hash };
  const [recent] = await tx.query<{ n: number }[]>(
    'select count(*)::int as n from head_conflict where agency = $1 and received_at > $2',
    [row.agency, new Date(now.getTime() - 86_400_000)],
  );
  if (recent!.n < mostConflictsADay)
    await tx.createQueryBuilder().insert().into(HeadConflictEntity).values(row).orIgnore().execute();
  await raiseChainAlarm(tx, ctx, admitted.head);
  const { organisation, hash, signature, keyId } = kept;
  const head = { organisation, seq: Number(kept.seq), hash, at: kept.at.toISOString(), signature, keyId };
  return refuse(409, 'CHAIN_CONFLICT', { kept: head });
}

function rowOf({ head, arrival }: Admitted, receivedAt: Date): WitnessedHeadEntity {
  const { agency, organisation, hash } = head;
  const { signature, keyId } = arrival;
  const at = new Date(head.at);
  return { agency, seq: String(head.seq), organisation, hash, signature, keyId, at, receivedAt };
}

function refuse(
  status: Exclude<HeadReply['status'], 200>,
  code: string,
  extra: Record<string, unknown> = {},
): HeadReply {
  return { status, body: JSON.stringify({ code, ...extra }) };
}
