import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { dayKind } from '#kernel/clock/calendar.js';
import type { RequestContext } from '#kernel/context.js';
import { organisationContext } from '#kernel/reconciliation/organisation-context.js';
import { lastNearDay, noticeNearDeadlines } from './notice-of-deadline.js';
import type { NoticeDetails } from './notice.entity.js';
import { firstTime, raiseNotice } from './raise-notice.js';

/** Half past eight at the place (UTC+8), in minutes of the day. */
const digestMinute = 8 * 60 + 30;
/** What is older than that is told to nobody any more. */
const keptDays = 60;
/** That a thing was told is remembered for longer than any limit it can be told of again. */
const rememberedDays = 400;
const day = 86_400_000;

/**
 * Each working day, once it is half past eight by the agency's clock: tells every organisation of the agency what is due (每日提要) and
 * which limits end within three working days. Whoever reminds us, and however often, it is done once a day; a day on which no
 * process ran in the morning gets it when one does.
 */
export async function digestRound(agency: Agency): Promise<void> {
  const now = agency.clock.now();
  const minute = Math.floor((now.getTime() / 60_000 + 8 * 60) % (24 * 60));
  if (minute < digestMinute || dayKind(agency.clock.today()) !== 'WORKDAY') return;
  for (const { code } of agency.book.organisationsOf(agency.manifest.name)) {
    const told = await agency.dataSource.query<unknown[]>(
      'select 1 from notice_once where organisation = $1 and matter = $2',
      [code, onceToday(agency.clock.today())],
    );
    if (told.length === 0) await digest(agency, code);
  }
}

async function digest(agency: Agency, organisation: string): Promise<void> {
  const ctx = organisationContext(agency, organisation);
  await noticeNearDeadlines(agency, organisation);
  await ctx.transaction(async (tx) => {
    if (!(await firstTime(tx, ctx.now, { organisation, matter: onceToday(ctx.today) }))) return;
    await forgetOld(tx, ctx, organisation);
    const counts = await countOf(tx, ctx, organisation);
    // A day on which nothing waits needs no line.
    if (Object.values(counts).every((count) => count === 0)) return;
    const { today: due } = ctx;
    await raiseNotice(tx, ctx.now, { organisation, kind: 'DIGEST', matter: 'digest', due, details: counts });
    record(tx, ctx, 'notice.digest', organisation, { details: { ...counts } });
  });
}

function onceToday(today: string): string {
  return `digest ${today}`;
}

async function countOf(tx: EntityManager, ctx: RequestContext, organisation: string): Promise<NoticeDetails> {
  const [limits] = await tx.query<Required<Pick<NoticeDetails, 'lapsed' | 'today' | 'near'>>[]>(
    `select count(*) filter (where due < $2)::int as lapsed, count(*) filter (where due = $2)::int as today,
       count(*) filter (where due > $2 and due <= $3)::int as near
     from deadline where organisation = $1 and met_on is null and suspended_on is null and due <= $3`,
    [organisation, ctx.today, lastNearDay(ctx.today)],
  );
  const [waiting] = await tx.query<{ fresh: number }[]>(
    `select count(*)::int as fresh from referral where organisation = $1 and direction = 'IN' and state = 'SENT'`,
    [organisation],
  );
  return { ...limits, ...waiting };
}

async function forgetOld(tx: EntityManager, { now }: RequestContext, organisation: string): Promise<void> {
  const before = new Date(now.getTime() - keptDays * day);
  const longBefore = new Date(now.getTime() - rememberedDays * day);
  await tx.query('delete from notice where organisation = $1 and raised_at < $2', [organisation, before]);
  await tx.query('delete from notice_delivery where organisation = $1 and created_at < $2', [
    organisation,
    before,
  ]);
  await tx.query('delete from notice_once where organisation = $1 and told_at < $2', [
    organisation,
    longBefore,
  ]);
}
