import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { coverageEnd, coverageStart } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { changeDeadline, countAnew } from '#kernel/deadline/change-deadline.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { organisationContext } from '#kernel/reconciliation/organisation-context.js';
import { yearOf, localDate } from '#kernel/values/local-date.js';

const batchSize = 200;

/** Counts the provisional deadlines (暂定) anew whose year has become known, each in its own transaction; answers how many moved or became certain. */
export async function recalculateProvisional(agency: Agency): Promise<number> {
  let changed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await coveredNow(agency, after);
    for (const { id, organisation } of rows) {
      const ctx = organisationContext(agency, organisation);
      if (await ctx.transaction((tx) => recalculate(tx, ctx, id))) changed += 1;
    }
    if (rows.length < batchSize) return changed;
    after = rows.at(-1)!.id;
  }
}

/** Those that lie within the years now known. One counted in working days from before the first of them stays provisional. */
function coveredNow(agency: Agency, after: string): Promise<{ id: string; organisation: string }[]> {
  return agency.dataSource.query(
    `select id, organisation from deadline
      where provisional and met_on is null and id > $1 and greatest(due, starts_from) <= $2
        and (calendar not in ('WD', 'BACK') or least(due, starts_from) >= $3)
      order by id limit $4`,
    [after, coverageEnd(), coverageStart(), batchSize],
  );
}

async function recalculate(tx: EntityManager, ctx: RequestContext, id: string): Promise<boolean> {
  const row = await tx.findOne(DeadlineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row || row.metOn !== null || !row.provisional) return false;
  const { due, provisional } = countAnew(row);
  if (provisional && due === row.due) return false;
  const text = `${yearOf(localDate(row.due))}年放假安排已公布，重新计算`;
  await changeDeadline(tx, ctx, row, 'RECALCULATED', text);
  const { caseCode, rule } = row;
  record(tx, ctx, 'deadline.recalculate', id, { caseCode, details: { rule, from: row.due, due } });
  return true;
}
