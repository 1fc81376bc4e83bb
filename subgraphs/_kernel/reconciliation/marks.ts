import type { DataSource, EntityManager } from 'typeorm';
import { sha256 } from '#kernel/canonical.js';
import { sourceOf } from '#kernel/exchange/envelope.js';

/** Two organisations, seen from the one whose database this is. */
export interface Pair {
  organisation: string;
  peer: string;
}

/**
 * OUT  what we sent and hold receipts for
 * IN   what we have applied of theirs
 */
export type MarkDirection = 'OUT' | 'IN';

export interface Mark {
  caseCode: string;
  seq: number;
  hash: string;
}

export const emptyRun = '0'.repeat(64);
export const bucketCount = 64;
const batchSize = 500;

/** The hash of a run of messages: over the run before, the id and the body hash, so that it holds for every message of it. */
export function extendRun(hash: string, id: string, bodyHash: string): string {
  return sha256(`${hash} ${id} ${bodyHash}`);
}

interface RunMessage {
  case_code: string;
  case_seq: number;
  id: string;
  body_hash: string;
}

const counters = {
  OUT: `select case_code, last as seq from exchange_sequence where sender = $1 and destination = $2`,
  // Also a case about which we have told them, and they have told us nothing.
  IN: `select case_code, coalesce(theirs.applied, 0) as seq
       from (select case_code, applied from exchange_cursor where destination = $1 and sender = $2) theirs
       full join (select case_code from exchange_sequence where sender = $1 and destination = $2) ours using (case_code)`,
} as const;

const messages = {
  OUT: `select case_code, case_seq, id, encode(sha256(convert_to(text, 'UTF8')), 'hex') as body_hash from outbox_message
        where sender = $1 and destination = $2 and delivered_at is not null`,
  IN: `select case_code, case_seq, id, body_hash from inbox_message where destination = $1 and source = $2`,
} as const;

/** Brings the marks of a pair up to what its messages say now. Only what has moved is read. */
export async function refreshMarks(
  db: DataSource | EntityManager,
  pair: Pair,
  direction: MarkDirection,
): Promise<void> {
  for (let after = ''; ;) {
    const moved = await movedMarks(db, pair, direction, after);
    if (moved.length === 0) return;
    await keepMarks(db, pair, direction, await extended(db, pair, direction, moved));
    after = moved.at(-1)!.caseCode;
  }
}

async function movedMarks(
  db: DataSource | EntityManager,
  { organisation, peer }: Pair,
  direction: MarkDirection,
  after: string,
): Promise<Mark[]> {
  return db.query<Mark[]>(
    `select counter.case_code as "caseCode", coalesce(mark.seq, 0) as seq, coalesce(mark.hash, $5) as hash
     from (${counters[direction]}) counter left join exchange_mark mark
       on mark.organisation = $1 and mark.peer = $2 and mark.direction = $3 and mark.case_code = counter.case_code
     where counter.seq is distinct from mark.seq and counter.case_code collate "C" > $4
     order by counter.case_code collate "C" limit ${batchSize}`,
    [organisation, peer, direction, after, emptyRun],
  );
}

async function extended(
  db: DataSource | EntityManager,
  { organisation, peer }: Pair,
  direction: MarkDirection,
  marks: Mark[],
): Promise<Mark[]> {
  const rows = await db.query<RunMessage[]>(
    `select message.* from (${messages[direction]}) message
     join unnest($3::text[], $4::int[]) mark (case_code, seq) on mark.case_code = message.case_code and message.case_seq > mark.seq
     order by message.case_code, message.case_seq`,
    [
      ...[organisation, direction === 'IN' ? sourceOf(peer) : peer],
      ...[marks.map(({ caseCode }) => caseCode), marks.map(({ seq }) => seq)],
    ],
  );
  const byCase = Map.groupBy(rows, (row) => row.case_code);
  return marks.map((mark) => runOn(mark, byCase.get(mark.caseCode) ?? []));
}

/** The mark after the messages that follow it without a gap. */
function runOn(mark: Mark, following: RunMessage[]): Mark {
  const { caseCode } = mark;
  let { seq, hash } = mark;
  for (const message of following) {
    if (message.case_seq !== seq + 1) break;
    hash = extendRun(hash, message.id, message.body_hash);
    seq += 1;
  }
  return { caseCode, seq, hash };
}

export async function keepMarks(
  db: DataSource | EntityManager,
  { organisation, peer }: Pair,
  direction: MarkDirection,
  marks: Mark[],
): Promise<void> {
  await db.query(
    `insert into exchange_mark (organisation, peer, direction, case_code, seq, hash)
     select $1, $2, $3, mark.* from unnest($4::text[], $5::int[], $6::text[]) mark
     on conflict (organisation, peer, direction, case_code) do update set seq = excluded.seq, hash = excluded.hash`,
    [
      ...[organisation, peer, direction, marks.map((mark) => mark.caseCode)],
      ...[marks.map((mark) => mark.seq), marks.map((mark) => mark.hash)],
    ],
  );
}

/** One digest for each bucket of cases, empty where it holds none; and how many cases and messages there are. */
export async function digests(
  db: DataSource | EntityManager,
  { organisation, peer }: Pair,
  direction: MarkDirection,
): Promise<{ buckets: string[]; cases: number; messages: number }> {
  const rows = await db.query<{ bucket: number; digest: string; cases: number; messages: number }[]>(
    `select bucket, count(*)::int as cases, sum(seq)::int as messages,
       encode(sha256(convert_to(string_agg(case_code || ' ' || seq || ' ' || hash, E'\\n' order by case_code), 'UTF8')), 'hex') as digest
     from exchange_mark where organisation = $1 and peer = $2 and direction = $3 and seq > 0 group by bucket`,
    [organisation, peer, direction],
  );
  const buckets = Array.from({ length: bucketCount }, () => '');
  for (const { bucket, digest } of rows) buckets[bucket] = digest;
  const sum = (of: 'cases' | 'messages'): number => rows.reduce((total, row) => total + row[of], 0);
  return { buckets, cases: sum('cases'), messages: sum('messages') };
}

/** The hash of our own first `seq` messages to the peer about a case, receipted or not; null where we have fewer. */
export async function runHash(
  db: DataSource | EntityManager,
  { organisation, peer }: Pair,
  caseCode: string,
  seq: number,
): Promise<string | null> {
  const rows = await db.query<RunMessage[]>(
    `select case_code, case_seq, id, encode(sha256(convert_to(text, 'UTF8')), 'hex') as body_hash from outbox_message
     where sender = $1 and destination = $2 and case_code = $3 and case_seq <= $4 order by case_seq`,
    [organisation, peer, caseCode, seq],
  );
  const run = runOn({ caseCode, seq: 0, hash: emptyRun }, rows);
  return run.seq === seq ? run.hash : null;
}
