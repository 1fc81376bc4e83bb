import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { canonical } from '#kernel/canonical.js';
import { type Envelope, sourceOf } from './envelope.js';
import { signText } from './keyring.js';
import type { MessageType } from './messages.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
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

/** Numbers, signs and stores what was posted. Counters are locked in one order, so that two acts cannot wait for each other. */
export async function flushPosts(tx: EntityManager, ctx: RequestContext): Promise<void> {
  const posts = pending.get(tx);
  pending.delete(tx);
  if (!posts || posts.length === 0) return;
  const rows: OutboxMessageEntity[] = [];
  for (const group of Object.values(Object.groupBy(posts, counterKey)).sort(byCounter)) {
    const first = group?.[0];
    if (!group || !first) continue;
    const number = await takeNumbers(tx, first, group.length);
    rows.push(...(await Promise.all(group.map((message, at) => seal(ctx, message, number + at)))));
  }
  // By the database's clock, which the relay goes by: the machine's may jump.
  const now = () => 'clock_timestamp()';
  await tx.insert(
    OutboxMessageEntity,
    rows.map((row) => ({ ...row, createdAt: now, nextAttemptAt: now })),
  );
}

/** Takes `count` numbers of the sequence from one organisation to another about one case; answers the first. */
async function takeNumbers(tx: EntityManager, { from, to, caseCode }: Post, count: number): Promise<number> {
  const [row] = await tx.query<{ last: number }[]>(
    `insert into exchange_sequence (sender, destination, case_code, last) values ($1, $2, $3, $4)
     on conflict (sender, destination, case_code) do update set last = exchange_sequence.last + $4 returning last`,
    [from, to, caseCode, count],
  );
  if (!row) throw new Error('The sequence gave no number.');
  return row.last - count + 1;
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

function counterKey(message: Post): string {
  return `${message.from} ${message.to} ${message.caseCode}`;
}

function byCounter(a: Post[] | undefined, b: Post[] | undefined): number {
  const [left, right] = [a?.[0], b?.[0]].map((message) => (message ? counterKey(message) : ''));
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
