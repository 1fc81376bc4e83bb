import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { noticeChannels } from './notice-channel.js';
import { audienceOf, carriedKinds, type NoticeKind } from './notice-kind.js';
import { type NoticeDetails, NoticeEntity } from './notice.entity.js';

export interface RaisedNotice {
  organisation: string;
  kind: NoticeKind;
  matter: string;
  caseCode?: string | null;
  subjectId?: string | null;
  due?: string | null;
  details?: NoticeDetails;
}

/**
 * Raises a notice in the transaction of what it tells of; one of the same matter gives way to it, and is unread again for everybody.
 * What goes to systems outside is kept beside it, to be sent after the commit.
 */
export async function raiseNotice(tx: EntityManager, at: Date, raised: RaisedNotice): Promise<void> {
  const { organisation, kind, matter, caseCode = null, subjectId = null, due = null, details = {} } = raised;
  const payload = JSON.stringify({
    type: kind,
    timestamp: at.toISOString(),
    data: { organisation, caseCode, subjectId, due, ...details },
  });
  const channels = carriedKinds.includes(kind) ? noticeChannels().map(({ name }) => name) : [];
  await tx.query(raise, [
    ...[randomUUID(), organisation, matter, audienceOf(kind), kind, caseCode, subjectId, due],
    ...[JSON.stringify(details), at, payload, channels],
  ]);
}

const raise = `
  with raised as (
    insert into notice (id, organisation, matter, audience, kind, case_code, subject_id, due, details, raised_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (organisation, matter) do update set kind = excluded.kind, due = excluded.due, details = excluded.details,
      raised_at = greatest(excluded.raised_at, notice.raised_at + interval '1 millisecond')
    returning id, organisation, kind, case_code),
  targets as (
    select webhook_id, channel from (select w.id as webhook_id from webhook w, raised r
        where w.organisation = r.organisation and w.ended_at is null and r.kind = any(w.kinds)) as hooks
      full join unnest($12::text[]) as channel on channel = webhook_id::text)
  insert into notice_delivery (id, organisation, webhook_id, channel, notice_id, kind, case_code, payload, created_at)
  select gen_random_uuid(), r.organisation, t.webhook_id, t.channel, r.id, r.kind, r.case_code, $11::text, $10::timestamptz
  from raised r, targets t`;

/** Takes away the line of a matter that has been seen to: what was signed for no longer waits to be signed for. */
export async function settleMatter(tx: EntityManager, organisation: string, matter: string): Promise<void> {
  await tx.delete(NoticeEntity, { organisation, matter });
}

/** Whether something is done for the first time: true once for each name, in whichever process. It is remembered for a year. */
export async function firstTime(
  tx: EntityManager,
  at: Date,
  { organisation, matter }: { organisation: string; matter: string },
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'insert into notice_once (organisation, matter, told_at) values ($1, $2, $3) on conflict do nothing returning 1',
    [organisation, matter, at],
  );
  return rows.length > 0;
}
