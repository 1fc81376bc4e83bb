import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { addDays } from '#kernel/values/local-date.js';
import { alarmsAt, countOf, isSpree, type LookCounts } from './limits.js';
import { raiseAlarm } from './raise-alarm.js';
import { readerOf } from './reader.js';

/**
 * Counts a look outside the own cases, and refuses with TOO_MANY_LOOKUPS beyond the limits: alike whether anything is found
 * or not, so it is called before anything is looked for. One subject counts once a day for a person.
 *
 * `subjects` are case codes or matching keys, never a person's number. Call it outside a transaction: it commits its own, for
 * the count and the alarm stand even when the look comes to nothing.
 */
export async function takeLook(
  ctx: RequestContext,
  what: string,
  subjects: readonly string[],
): Promise<void> {
  const asked = [...new Set(subjects.map(hidden))];
  const allowed = await ctx.transaction(async (tx) => {
    await inTurn(tx, ctx);
    const fresh = await notLookedAtToday(tx, ctx, asked);
    if (fresh.length === 0) return true;
    const counts = await countsWith(tx, ctx, fresh.length);
    const kinds = alarmsAt(counts);
    for (const kind of kinds) {
      await raiseAlarm(tx, ctx, { kind, what, count: countOf(kind, counts), asked: fresh.length });
    }
    if (kinds.some(isSpree)) return false;
    await keepLooks(tx, ctx, fresh);
    return true;
  });
  if (!allowed) throw tooMany();
}

function tooMany(): Refusal {
  return new Refusal(
    'TOO_MANY_LOOKUPS',
    '查询次数超过限额，暂时不能继续查询。',
    '限额对查得到和查不到的一样计算；管理员已收到提醒。请稍后再查，确有需要请联系本单位管理员。',
  );
}

/** The looks of one organisation are counted one after another, so that many at once do not slip through together. */
async function inTurn(tx: EntityManager, { actor }: RequestContext): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('look ' || $1, 0))`, [actor.organisation]);
}

async function notLookedAtToday(
  tx: EntityManager,
  { actor, today }: RequestContext,
  asked: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ subject: string }[]>(
    `select subject from unnest($1::text[]) as asked (subject)
      where not exists (select from look where reader_agency = $2 and reader_id = $3 and day = $4 and look.subject = asked.subject)`,
    [asked, actor.agency, readerOf(actor), today],
  );
  return rows.map(({ subject }) => subject);
}

async function countsWith(tx: EntityManager, ctx: RequestContext, more: number): Promise<LookCounts> {
  const { actor, now, today } = ctx;
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const [row] = await tx.query<LookCounts[]>(
    `with own as (select at, day from look where reader_agency = $1 and reader_id = $2 and day >= $3)
     select (select count(*)::int from own where at > $4) as "PERSON_HOUR",
       (select count(*)::int from own where day = $5) as "PERSON_DAY",
       (select count(*)::int from look where reader_organisation = $6 and at > $4) as "ORGANISATION_HOUR"`,
    [actor.agency, readerOf(actor), addDays(today, -1), hourAgo, today, actor.organisation],
  );
  const { PERSON_HOUR, PERSON_DAY, ORGANISATION_HOUR } = row!;
  return {
    PERSON_HOUR: PERSON_HOUR + more,
    PERSON_DAY: PERSON_DAY + more,
    ORGANISATION_HOUR: ORGANISATION_HOUR + more,
  };
}

/** Keeps what is counted, and lets go of what no limit counts any more. */
async function keepLooks(tx: EntityManager, ctx: RequestContext, fresh: readonly string[]): Promise<void> {
  const { actor, now, today } = ctx;
  await tx.query(
    `insert into look (reader_agency, reader_id, day, subject, reader_organisation, at)
     select $1, $2, $3, subject, $4, $5 from unnest($6::text[]) as fresh (subject)`,
    [actor.agency, readerOf(actor), today, actor.organisation, now, fresh],
  );
  await tx.query(`delete from look where reader_agency = $1 and reader_id = $2 and day < $3`, [
    actor.agency,
    readerOf(actor),
    addDays(today, -1),
  ]);
}

function hidden(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
