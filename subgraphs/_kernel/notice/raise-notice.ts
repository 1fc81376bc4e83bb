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
  const [row] = await tx.query<{ id: string }[]>(
    `insert into notice (id, organisation, matter, audience, kind, case_code, subject_id, due, details, raised_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (organisation, matter) do update set kind = excluded.kind, due = excluded.due, details = excluded.details,
       raised_at = greatest(excluded.raised_at, notice.raised_at + interval '1 millisecond')
     returning id`,
    [
      ...[randomUUID(), organisation, matter, audienceOf(kind), kind, caseCode, subjectId, due],
      ...[JSON.stringify(details), at],
    ],
  );
  const payload = JSON.stringify({
    type: kind,
    timestamp: at.toISOString(),
    data: { organisation, caseCode, subjectId, due, ...details },
  });
  await tx.query(
    `with told as (select $1::text as organisation, $2::uuid as notice_id, $3::text as kind, $4::text as case_code, $5::text as payload,
       $6::timestamptz as created_at)
     insert into notice_delivery (id, organisation, webhook_id, channel, notice_id, kind, case_code, payload, created_at)
     select gen_random_uuid(), told.organisation, target.webhook_id, target.channel, notice_id, kind, case_code, payload, created_at
     from told, lateral (
       select w.id as webhook_id, null::text as channel from webhook w
         where w.organisation = told.organisation and w.ended_at is null and told.kind = any(w.kinds)
       union all select null::uuid, c from unnest($7::text[]) as c) as target`,
    [
      ...[organisation, row!.id, kind, caseCode, payload, at],
      carriedKinds.includes(kind) ? noticeChannels().map(({ name }) => name) : [],
    ],
  );
}

/** Takes away the line of a matter that has been seen to: what was signed for no longer waits to be signed for. */
export async function settleMatter(tx: EntityManager, organisation: string, matter: string): Promise<void> {
  await tx.delete(NoticeEntity, { organisation, matter });
}

/** Whether something is done for the first time: true once for each name, in whichever process. */
export async function firstTime(tx: EntityManager, organisation: string, matter: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'insert into notice_once (organisation, matter) values ($1, $2) on conflict do nothing returning 1',
    [organisation, matter],
  );
  return rows.length > 0;
}
