import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { dayKind } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import type { WarningLevel } from '#kernel/deadline/share-used.js';
import { organisationContext } from '#kernel/reconciliation/organisation-context.js';
import { addDays, type LocalDate } from '#kernel/values/local-date.js';
import type { NoticeKind } from './notice-kind.js';
import { firstTime, raiseNotice } from './raise-notice.js';

/** Within so many working days of its end a deadline is told of once more. */
export const nearWorkdays = 3;

const kindOf: Record<WarningLevel, NoticeKind> = {
  70: 'DEADLINE_USED_70',
  90: 'DEADLINE_USED_90',
  100: 'DEADLINE_LAPSED',
};

type Noted = Pick<DeadlineEntity, 'id' | 'organisation' | 'caseCode' | 'due' | 'rule'>;

/** A warning of the timers, told to the people of the organisation. */
export function noticeWarning(
  tx: EntityManager,
  ctx: RequestContext,
  deadline: Noted,
  level: WarningLevel,
): Promise<void> {
  return raise(tx, ctx, deadline, kindOf[level]);
}

/** Tells once of each deadline of the organisation that ends within three working days (三个工作日提醒). */
export async function noticeNearDeadlines(agency: Agency, organisation: string): Promise<void> {
  const ctx = organisationContext(agency, organisation);
  const rows = await agency.dataSource.manager
    .createQueryBuilder(DeadlineEntity, 'd')
    .where('d.organisation = :organisation and d.metOn is null and d.suspendedOn is null', { organisation })
    .andWhere('d.due between :today and :last', { today: ctx.today, last: lastNearDay(ctx.today) })
    .andWhere(
      `not exists (select 1 from notice_once o where o.organisation = d.organisation and o.matter = 'near ' || d.id || ' ' || d.due)`,
    )
    .getMany();
  if (rows.length === 0) return;
  await ctx.transaction(async (tx) => {
    for (const row of rows)
      if (await firstTime(tx, ctx.now, { organisation, matter: `near ${row.id} ${row.due}` }))
        await raise(tx, ctx, row, 'DEADLINE_NEAR');
  });
}

/** The last day that is no more than three working days away. */
export function lastNearDay(today: LocalDate): LocalDate {
  let day = today;
  for (let left = nearWorkdays; left > 0;) {
    day = addDays(day, 1);
    if (dayKind(day) === 'WORKDAY') left -= 1;
  }
  return day;
}

function raise(
  tx: EntityManager,
  ctx: RequestContext,
  { id, organisation, caseCode, due, rule }: Noted,
  kind: NoticeKind,
): Promise<void> {
  const about = { organisation, kind, matter: `deadline ${id}`, caseCode, subjectId: id, due };
  return raiseNotice(tx, ctx.now, { ...about, details: { rule } });
}
