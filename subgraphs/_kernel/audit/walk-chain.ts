import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { type LinkContent, linkText } from './link-text.js';

/** The hash before the first link. */
export const genesis = '0'.repeat(64);

/**
 * ROW_MISSING   a number is left out: a row was deleted, or moved
 * ROW_MISPLACED a row with a number before its place: inserted, or moved
 * NOT_LINKED    the row does not follow the one before
 * ROW_EDITED    the row is not the one its hash was made of
 * HEAD_DIFFERS  the head is not the last row: the tail was cut off, or rows were added behind it
 */
export type BreakReason = 'ROW_MISSING' | 'ROW_MISPLACED' | 'NOT_LINKED' | 'ROW_EDITED' | 'HEAD_DIFFERS';

export interface ChainBreak {
  readonly seq: number;
  readonly reason: BreakReason;
}

export interface ChainWalk {
  /** Links that hold, counted from the first. */
  readonly length: number;
  /** The first link that does not; null where all do. */
  readonly broken: ChainBreak | null;
}

const batchSize = 5_000;

/** Walks the whole chain as one snapshot shows it, so that writers at work are no fault of it. */
export function walkChain(db: EntityManager): Promise<ChainWalk> {
  if (db.queryRunner?.isTransactionActive) return walk(db);
  return db.transaction('REPEATABLE READ', walk);
}

type Row = Omit<LinkContent, 'details'> & { details: string; hash: string };

async function walk(tx: EntityManager): Promise<ChainWalk> {
  // Text all through: what the driver would make of an instant or of a number could hide a small change.
  await tx.query(`declare chain no scroll cursor for
    select seq::text as seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id as "actorId",
      actor_organisation as "actorOrganisation", delegate_id as "delegateId", act, subject, case_code as "caseCode",
      details::text as details, previous, hash
    from audit_entry order by audit_entry.seq`);
  const fetch = (): Promise<Row[]> => tx.query<Row[]>(`fetch ${batchSize} from chain`);
  let length = 0;
  let last = genesis;
  try {
    for (let batch = await fetch(); batch.length > 0;) {
      // The database reads the next rows while these are checked.
      const next = fetch();
      for (const row of batch) {
        const reason = faultOf(row, length + 1, last);
        if (reason) {
          await next;
          return { length, broken: { seq: Math.min(Number(row.seq), length + 1), reason } };
        }
        length += 1;
        last = row.hash;
      }
      batch = await next;
    }
  } finally {
    await tx.query('close chain');
  }
  const [head] = await tx.query<{ seq: string; hash: string }[]>(
    'select seq, hash from audit_head where id = 1',
  );
  const holds = Number(head?.seq) === length && head?.hash === last;
  return { length, broken: holds ? null : { seq: length + 1, reason: 'HEAD_DIFFERS' } };
}

function faultOf(row: Row, expected: number, previous: string): BreakReason | null {
  const seq = Number(row.seq);
  if (seq !== expected) return seq < expected ? 'ROW_MISPLACED' : 'ROW_MISSING';
  if (row.previous !== previous) return 'NOT_LINKED';
  return row.hash === hashOfRow(row) ? null : 'ROW_EDITED';
}

/** Null for what no link was ever written as: times finer than a millisecond, numbers that are not exact. */
function hashOfRow(row: Row): string | null {
  const at = row.at?.endsWith('000Z') ? `${row.at.slice(0, -4)}Z` : null;
  if (at === null || !hasExactNumbers(row.details)) return null;
  return hash('sha256', linkText({ ...row, at, details: JSON.parse(row.details) as object }));
}

const strings = /"(?:[^"\\]|\\.)*"/g;
const doubtful = /-?\d+\.\d+|-?\d{16,}/g;

/** JSON of the database may say 1.0, or more digits than a number holds, and would be read as the number it is not. */
function hasExactNumbers(json: string): boolean {
  if (!/\d\.\d|\d{16}/.test(json)) return true;
  const numbers = json.replaceAll(strings, '').match(doubtful) ?? [];
  return numbers.every((text) => {
    const read = String(Number(text));
    return read === text || read.includes('e');
  });
}
