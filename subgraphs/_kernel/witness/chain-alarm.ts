import { randomUUID } from 'node:crypto';
import { type EntityManager, MoreThan } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { speaker } from '#kernel/exchange/speaker.js';
import { AlarmEntity } from '#kernel/lookup/alarm.entity.js';
import type { AuditHead } from './head.js';

const kind = 'CHAIN_CONFLICT';

/**
 * Tells the administrators that an agency’s chain contradicts what it was before: one alarm an
 * hour for each agency, counted on; a contradiction that was told before is counted on there, however long ago that was.
 */
export async function raiseChainAlarm(
  tx: EntityManager,
  ctx: RequestContext,
  head: Pick<AuditHead, 'agency' | 'organisation' | 'seq'>,
): Promise<void> {
  const { now, agency } = ctx;
  agency.log.error({ code: kind, agency: head.agency, seq: head.seq }, 'audit chain alarm');
  const what = `audit-head ${head.seq}`;
  // Several witnesses may contradict at the same moment.
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('chain alarm ' || $1, 0))`, [head.agency]);
  const theirs = { kind, readerAgency: head.agency } as const;
  const known = await tx.findOneBy(AlarmEntity, [
    { ...theirs, firstAt: MoreThan(new Date(now.getTime() - 3_600_000)) },
    { ...theirs, what },
  ]);
  if (known) {
    await tx.update(AlarmEntity, known.id, { count: known.count + 1, what, lastAt: now });
    return;
  }
  const alarm = {
    ...({ id: randomUUID(), organisation: speaker(agency), kind, what, count: 1, readerId: null } as const),
    ...{ readerAgency: head.agency, readerOrganisation: head.organisation },
    ...{ firstAt: now, lastAt: now, seenAt: null, seenBy: null },
  };
  await tx.insert(AlarmEntity, alarm);
  record(tx, ctx, 'audit.chain-conflict', alarm.id, { details: { agency: head.agency, seq: head.seq } });
}
