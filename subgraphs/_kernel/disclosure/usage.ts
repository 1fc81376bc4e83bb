import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { loadBy } from '#kernel/act.js';
import { hasRole } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { addDays, type LocalDate, localDateOf } from '#kernel/values/local-date.js';
import { caseAccess } from './access.js';
import { purposes } from './purposes.js';
import { UsageRecordEntity } from './usage-record.entity.js';

/** How long after the look the person may be kept from it at most, in days. */
export const longestDelay = 180;

/** Who looked at the data of many cases, by case code, the latest first; what is delayed is seen by administrators alone. */
export function usageOf(ctx: RequestContext): DataLoader<string, UsageRecordEntity[]> {
  return batchMany(
    ctx,
    'usage',
    async (codes) => {
      const rows = await ctx.db.find(UsageRecordEntity, {
        where: { caseCode: Any([...codes]) },
        order: { at: 'DESC', id: 'DESC' },
      });
      return hasRole(ctx.actor, 'ADMINISTRATOR') ? rows : rows.filter((row) => isTold(row, ctx.today));
    },
    (row) => row.caseCode ?? '',
  );
}

/** What the person concerned is told of a look: no name of staff, and nothing of a lawful investigation before its day. */
export interface UsageForPerson {
  at: Date;
  agency: string;
  organisation: string;
  /** Title of the reason; null where the reader's organisation works the case itself. */
  reason: string | null;
  what: string;
}

export async function usageForPerson(ctx: RequestContext, caseCode: string): Promise<UsageForPerson[]> {
  const rows = await ctx.db.find(UsageRecordEntity, {
    where: { caseCode },
    order: { at: 'DESC', id: 'DESC' },
    take: 200,
  });
  return rows
    .filter((row) => isTold(row, ctx.today))
    .map(({ at, readerAgency, readerOrganisation, reason, what }) => ({
      at,
      agency: readerAgency,
      organisation: ctx.agency.book.find(readerOrganisation)?.name ?? readerOrganisation,
      reason: reason && titleOf(reason),
      what,
    }));
}

function isTold({ delayedUntil }: UsageRecordEntity, on: LocalDate): boolean {
  return delayedUntil === null || delayedUntil < on;
}

export function titleOf(reason: string): string {
  return purposes().find(({ code }) => code === reason)?.title ?? reason;
}

/**
 * Keeps a look from the person concerned until a day, for the sake of a lawful investigation; by the administrator of the
 * organisation whose case was read, on a ground in words. Refuses with BAD_INPUT what the reason of the look does not allow.
 */
export function delayUsage(
  ctx: RequestContext,
  { id, until, ground }: { id: string; until: LocalDate; ground: string },
): Promise<UsageRecordEntity> {
  return ctx.transaction(async (tx) => {
    permit(/^\d{1,18}$/.test(id));
    const row = await loadBy(tx, UsageRecordEntity, { id });
    const access = row.caseCode ? await caseAccess(ctx).load(row.caseCode) : null;
    permit(access?.relation === 'OWN' && hasRole(ctx.actor, 'ADMINISTRATOR'));
    if (!purposes().find(({ code }) => code === row.reason)?.mayDelay)
      throw new Refusal('BAD_INPUT', '这次查询的事由不允许延后告知当事人。');
    const last = addDays(localDateOf(row.at), longestDelay);
    if (until <= ctx.today || until > last)
      throw new Refusal('BAD_INPUT', '延后告知的日期不对。', `最晚可以延至 ${last}。`);
    if (ground.trim() === '') throw new Refusal('BAD_INPUT', '请填写延后告知的依据。');
    row.delayedUntil = until;
    row.delayGround = ground.trim();
    await tx.update(UsageRecordEntity, { id }, { delayedUntil: until, delayGround: row.delayGround });
    record(tx, ctx, 'usage.delay', id, { caseCode: row.caseCode ?? undefined, details: { until } });
    return row;
  });
}
