import type { EntityManager } from 'typeorm';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { linkHash } from './record.js';

/** The hash before the first link. */
export const genesis = '0'.repeat(64);

/** Walks the whole chain; answers the number of the first link that does not hold, or null when all do. */
export async function firstBrokenLink(db: EntityManager): Promise<number | null> {
  let previous = genesis;
  let seq = 0;
  for (;;) {
    const links = await db
      .createQueryBuilder(AuditEntryEntity, 'link')
      .where('link.seq > :seq', { seq })
      .orderBy('link.seq')
      .limit(1000)
      .getMany();
    for (const link of links) {
      seq += 1;
      if (Number(link.seq) !== seq || link.previous !== previous || link.hash !== linkHash(link)) return seq;
      previous = link.hash;
    }
    if (links.length < 1000) break;
  }
  const [head] = await db.query<{ seq: string; hash: string }[]>(
    'select seq, hash from audit_head where id = 1',
  );
  return head && Number(head.seq) === seq && head.hash === previous ? null : seq + 1;
}
