import { permit } from '#kernel/act.js';
import { type Actor, hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import type { PageRequest } from '#kernel/worklist.js';
import type { NoticeEntity } from './notice.entity.js';

/** Notices older than that are history: the lists of the desk have it. */
const shownDays = 30;

export type SeenNotice = NoticeEntity & { read: boolean };

export interface NoticePageRows {
  rows: SeenNotice[];
  unread: number;
  total: number;
  endCursor: string | null;
}

/** Of a deadline only what still runs to the day it was told for is worth a line. */
const stands = `(n.kind not like 'DEADLINE%' or exists (select 1 from deadline d
  where d.id = n.subject_id and d.due = n.due and d.met_on is null and d.suspended_on is null))`;

const own = `from notice n left join notice_read r on r.notice_id = n.id and r.person_id = $2
  where n.organisation = $1 and n.audience = any($3) and n.raised_at > $4 and ${stands}`;
const seen = 'coalesce(r.read_at >= n.raised_at, false)';

/** What the person's organisation was told lately: the unread first, the latest of them on top. */
export async function listNotices(
  ctx: RequestContext,
  page: PageRequest,
  unreadOnly: boolean,
): Promise<NoticePageRows> {
  permit(mayBeTold(ctx.actor, ctx.agency.manifest.name));
  const offset = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0;
  const first = Math.min(Math.max(page.first, 1), 100);
  const whose = whoseOf(ctx);
  const which = unreadOnly ? `${own} and not ${seen}` : own;
  const rows = await ctx.db.query<SeenNotice[]>(
    `select n.id, n.organisation, n.matter, n.audience, n.kind, n.case_code as "caseCode", n.subject_id as "subjectId", n.due,
       n.details, n.raised_at as "raisedAt", ${seen} as read ${which}
     order by read, n.raised_at desc, n.id limit $5 offset $6`,
    [...whose, first, offset],
  );
  const [count] = await ctx.db.query<{ total: number; unread: number }[]>(
    `select count(*)::int as total, count(*) filter (where not ${seen})::int as unread ${own}`,
    whose,
  );
  const { total = 0, unread = 0 } = count ?? {};
  const end = offset + rows.length;
  return { rows, total, unread, endCursor: end < (unreadOnly ? unread : total) ? String(end) : null };
}

/** Notes that the person has seen these notices, or all there are; answers how many are left unread. */
export async function readNotices(ctx: RequestContext, ids: readonly string[] | null): Promise<number> {
  permit(mayBeTold(ctx.actor, ctx.agency.manifest.name));
  await ctx.transaction((tx) =>
    tx.query(
      `insert into notice_read (notice_id, person_id, read_at)
       select n.id, $2, n.raised_at ${own} and not ${seen} and ($5::text[] is null or n.id::text = any($5)) order by n.id
       on conflict (notice_id, person_id) do update set read_at = excluded.read_at`,
      [...whoseOf(ctx), ids],
    ),
  );
  const [count] = await ctx.db.query<{ unread: number }[]>(
    `select count(*)::int as unread ${own} and not ${seen}`,
    whoseOf(ctx),
  );
  return count?.unread ?? 0;
}

/** Each person has own marks, and is shown what concerns the own work. */
function whoseOf({ actor, now }: RequestContext): unknown[] {
  const audience = [
    ...(hasRole(actor, 'ADMINISTRATOR') ? ['ADMINISTRATOR'] : []),
    ...(actor.roles.some((role) => role !== 'ADMINISTRATOR') ? ['STAFF'] : []),
  ];
  return [actor.organisation, actor.id, audience, new Date(now.getTime() - shownDays * 86_400_000)];
}

function mayBeTold(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency;
}
