import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { countedDays, coverageEnd, coverageStart } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { changeDeadline, countAnew } from '#kernel/deadline/change-deadline.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { organisationContext } from '#kernel/reconciliation/organisation-context.js';
import { yearOf, localDate } from '#kernel/values/local-date.js';
import { CalendarCountedEntity } from './calendar-counted.entity.js';
import { carryRecount } from './carry-recount.js';

const batchSize = 200;

type Found = Pick<DeadlineEntity, 'id' | 'organisation'>;
/** The next batch after an id. */
type Search = (agency: Agency, after: string) => Promise<Found[]>;

/** Counts anew what was provisional and has become known, and what was counted by holidays that have been corrected since; answers how many. */
export async function recalculateDeadlines(agency: Agency): Promise<number> {
  return (await recalculateProvisional(agency)) + (await recalculateCorrected(agency));
}

/** Counts the provisional deadlines (暂定) anew whose year has become known, each in its own transaction; answers how many moved or became certain. */
export function recalculateProvisional(agency: Agency): Promise<number> {
  return recalculateAll(agency, coveredNow, (row) => `${yearOf(localDate(row.due))}年放假安排已公布`);
}

/** A year whose days are not those it was last counted by: an administrator has corrected it, or a release brought others. */
async function recalculateCorrected(agency: Agency): Promise<number> {
  const { manager } = agency.dataSource;
  const counted = new Map((await manager.find(CalendarCountedEntity)).map((row) => [row.year, row]));
  let changed = 0;
  for (const { year, days } of countedDays()) {
    const before = counted.get(year);
    const corrected = before !== undefined && before.days !== days;
    if (corrected || isRecent(before?.changedAt ?? null))
      changed += await recalculateAll(agency, throughYear(year), () => `${year}年放假安排已更正`);
    if (before && !corrected) continue;
    const row: CalendarCountedEntity = { year, days, changedAt: corrected ? new Date() : null };
    await manager.upsert(CalendarCountedEntity, row, ['year']);
  }
  return changed;
}

/** Another process counts by the old days until it has looked, within a minute: what it began meanwhile is counted anew as well. */
function isRecent(changedAt: Date | null): boolean {
  return changedAt !== null && Date.now() - changedAt.getTime() < 5 * 60_000;
}

async function recalculateAll(
  agency: Agency,
  search: Search,
  why: (row: DeadlineEntity) => string,
): Promise<number> {
  let changed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await search(agency, after);
    for (const { id, organisation } of rows) {
      const ctx = organisationContext(agency, organisation);
      if (await ctx.transaction((tx) => recalculate(tx, ctx, id, why))) changed += 1;
    }
    if (rows.length < batchSize) return changed;
    after = rows.at(-1)!.id;
  }
}

/** Those that lie within the years now known. One counted in working days from before the first of them stays provisional. */
const coveredNow: Search = (agency, after) =>
  agency.dataSource.query(
    `select id, organisation from deadline
      where provisional and met_on is null and id > $1 and greatest(due, starts_from) <= $2
        and (calendar not in ('WD', 'BACK') or least(due, starts_from) >= $3)
      order by id limit $4`,
    [after, coverageEnd(), coverageStart(), batchSize],
  );

/** Those that run in the year, or through it. */
function throughYear(year: number): Search {
  return (agency, after) =>
    agency.dataSource.query(
      `select id, organisation from deadline
        where met_on is null and id > $1 and least(due, starts_from) <= $2 and greatest(due, starts_from) >= $3
        order by id limit $4`,
      [after, `${year}-12-31`, `${year}-01-01`, batchSize],
    );
}

async function recalculate(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  why: (row: DeadlineEntity) => string,
): Promise<boolean> {
  const row = await tx.findOne(DeadlineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row || row.metOn !== null) return false;
  const { due, provisional } = countAnew(row);
  if (provisional === row.provisional && due === row.due) return false;
  const changed = await changeDeadline(tx, ctx, row, 'RECALCULATED', `${why(row)}，重新计算`);
  const { caseCode, rule } = row;
  record(tx, ctx, 'deadline.recalculate', id, { caseCode, details: { rule, from: row.due, due } });
  await carryRecount(tx, ctx, row, changed);
  return true;
}
