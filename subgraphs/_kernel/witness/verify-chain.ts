import type { EntityManager } from 'typeorm';
import { type ChainWalk, walkChain } from '#kernel/audit/walk-chain.js';

/** A head as a witness has seen it; the signature is checked already. */
export interface SeenHead {
  readonly witness: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/**
 * Where a chain contradicts what a witness has seen of it.
 * MISSING     the row is gone: the tail was cut off, or the database set back
 * OTHER_HASH  the row has another hash: it, or one before it, was written anew
 */
export interface Contradiction extends SeenHead {
  readonly kind: 'MISSING' | 'OTHER_HASH';
  /** The first row that can be the wrong one; the last is `seq`. */
  readonly from: number;
}

export interface ChainReport extends ChainWalk {
  /** The first contradiction of each witness that contradicts. */
  readonly contradictions: readonly Contradiction[];
  readonly holds: boolean;
  readonly milliseconds: number;
}

/** Walks an agency’s chain and holds it against what others have seen of it. */
export function verifyChain(db: EntityManager, seen: readonly SeenHead[]): Promise<ChainReport> {
  const verify = async (tx: EntityManager): Promise<ChainReport> => {
    const since = performance.now();
    const walked = await walkChain(tx);
    const contradictions = await contradictionsOf(tx, seen);
    const holds = walked.broken === null && contradictions.length === 0;
    return { ...walked, contradictions, holds, milliseconds: performance.now() - since };
  };
  if (db.queryRunner?.isTransactionActive) return verify(db);
  return db.transaction('REPEATABLE READ', verify);
}

/** Holds the rows at the numbers that were witnessed against what was seen there; reads no other row. */
export async function contradictionsOf(
  db: EntityManager,
  seen: readonly SeenHead[],
): Promise<Contradiction[]> {
  if (seen.length === 0) return [];
  const rows = await db.query<{ seq: string; hash: string }[]>(
    'select seq, hash from audit_entry where seq = any($1::bigint[])',
    [seen.map(({ seq }) => seq)],
  );
  const [last] = await db.query<{ seq: string }[]>('select coalesce(max(seq), 0) as seq from audit_entry');
  const hashes = new Map(rows.map(({ seq, hash }) => [Number(seq), hash]));
  const agreed = seen.filter(({ seq, hash }) => hashes.get(seq) === hash).map(({ seq }) => seq);
  const wrong = seen.filter(({ seq, hash }) => hashes.get(seq) !== hash).sort((a, b) => a.seq - b.seq);
  return [...Map.groupBy(wrong, ({ witness }) => witness).values()].map(([first]) => {
    const head = first!;
    if (hashes.has(head.seq)) {
      const before = agreed.filter((seq) => seq < head.seq);
      return { ...head, kind: 'OTHER_HASH', from: before.reduce((a, b) => Math.max(a, b), 0) + 1 };
    }
    return { ...head, kind: 'MISSING', from: Math.min(Number(last!.seq) + 1, head.seq) };
  });
}
