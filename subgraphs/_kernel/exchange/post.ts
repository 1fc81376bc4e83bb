import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { canonical } from '#kernel/canonical.js';
import { type Envelope, sourceOf } from './envelope.js';
import { signText } from './keyring.js';
import type { MessageType } from './messages.js';
import type { OutboxMessageEntity } from './outbox-message.entity.js';
import { newest, versionOf, versionText } from './version.js';

export interface Post {
  /** Organisation code of the sender; one of this agency's own. */
  from: string;
  /** Organisation code of the receiver. */
  to: string;
  type: MessageType;
  caseCode: string;
  referralId?: string;
  /** Given where the message must be known before it leaves. */
  id?: string;
  /** The message whose content it sends once more. */
  causation?: string;
  /** The version of the message whose content it sends once more: a newer one is repeated as it is. */
  version?: string;
  body: Record<string, unknown>;
}

const pending = new WeakMap<EntityManager, Post[]>();

/** Puts a message into the outbox: it leaves if, and only if, the act happens. A body against the agreement is refused here. */
export function post(tx: EntityManager, ctx: RequestContext, message: Post): void {
  ctx.agency.book.organisation(message.to);
  const { agreement } = ctx.agency;
  const version = message.version === undefined ? agreement.version : versionOf(message.version);
  if (!agreement.isNewer(version) || agreement.knowsType(message.type))
    agreement.read(message.type, JSON.parse(JSON.stringify(message.body)), version);
  const posts = pending.get(tx) ?? [];
  posts.push(message);
  pending.set(tx, posts);
}

/** Numbers and signs what was posted. Counters are locked in one order, so that two acts cannot wait for each other. */
export async function sealPosts(tx: EntityManager, ctx: RequestContext): Promise<OutboxMessageEntity[]> {
  const posts = pending.get(tx);
  pending.delete(tx);
  if (!posts || posts.length === 0) return [];
  const routes = [...Map.groupBy(posts, counterKey)].sort(([one], [other]) => (one < other ? -1 : 1));
  const numbers = await takeNumbers(
    tx,
    routes.map(([, group]) => group),
  );
  return Promise.all(
    routes.flatMap(([key, group]) => group.map((message, at) => seal(ctx, message, numbers.get(key)! + at))),
  );
}

/** Takes numbers of the sequence from one organisation to another about one case, for each route as many as it posts; answers the first of each. */
async function takeNumbers(tx: EntityManager, routes: readonly Post[][]): Promise<Map<string, number>> {
  const rows = await tx.query<{ from: string; to: string; caseCode: string; last: number }[]>(
    `insert into exchange_sequence (sender, destination, case_code, last)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::int[])
     on conflict (sender, destination, case_code) do update set last = exchange_sequence.last + excluded.last
     returning sender as "from", destination as "to", case_code as "caseCode", last`,
    [
      routes.map(([first]) => first!.from),
      routes.map(([first]) => first!.to),
      routes.map(([first]) => first!.caseCode),
      routes.map((group) => group.length),
    ],
  );
  const taken = new Map(routes.map((group) => [counterKey(group[0]!), group.length]));
  return new Map(rows.map((row) => [counterKey(row), row.last - taken.get(counterKey(row))! + 1]));
}

/** Stores what is sealed. The times are the database's, which the relay goes by: the machine's may jump. */
export async function storePosts(tx: EntityManager, rows: readonly OutboxMessageEntity[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into outbox_message (id, sender, destination, type, case_code, case_seq, referral_id, text, signature, key_id,
       created_at, posted_at, causation, attempts, next_attempt_at)
     select id, sender, destination, type, "caseCode", "caseSeq", "referralId", text, signature, "keyId", clock_timestamp(),
       "postedAt", causation, attempts, clock_timestamp()
     from jsonb_to_recordset($1::jsonb) as row (id uuid, sender text, destination text, type text, "caseCode" text,
       "caseSeq" int, "referralId" uuid, text text, signature text, "keyId" text,
       "postedAt" timestamptz, causation uuid, attempts int)`,
    [JSON.stringify(rows)],
  );
}

async function seal(ctx: RequestContext, message: Post, caseSeq: number): Promise<OutboxMessageEntity> {
  const envelope: Envelope = {
    specversion: '1.0',
    id: message.id ?? randomUUID(),
    source: sourceOf(message.from),
    type: message.type,
    time: ctx.now.toISOString(),
    datacontenttype: 'application/json',
    dest: message.to,
    caseid: message.caseCode,
    caseseq: caseSeq,
    ...(message.referralId ? { referralid: message.referralId } : {}),
    ...(message.causation ? { causation: message.causation } : {}),
    schemaver: versionFor(ctx, message),
    data: message.body,
  };
  const text = canonical(JSON.parse(JSON.stringify(envelope)));
  const { signature, keyId } = await signText(ctx.agency.keyring, message.from, text);
  return {
    id: envelope.id,
    sender: message.from,
    destination: message.to,
    type: message.type,
    caseCode: message.caseCode,
    caseSeq,
    referralId: message.referralId ?? null,
    text,
    signature,
    keyId,
    createdAt: new Date(),
    postedAt: ctx.now,
    firstAttemptAt: null,
    causation: message.causation ?? null,
    restoredAt: null,
    attempts: 0,
    nextAttemptAt: new Date(),
    lastError: null,
    deliveredAt: null,
    disposition: null,
    receipt: null,
  };
}

/** The oldest version that says it, so that no receiver need be newer than the message is. */
function versionFor({ agency: { agreement } }: RequestContext, message: Post): string {
  const attributes = message.causation ? ['causation'] : [];
  const needed = agreement.versionNeeded(message.type, message.body, attributes);
  return versionText(message.version === undefined ? needed : newest([needed, versionOf(message.version)]));
}

function counterKey({ from, to, caseCode }: Pick<Post, 'from' | 'to' | 'caseCode'>): string {
  return `${from} ${to} ${caseCode}`;
}
