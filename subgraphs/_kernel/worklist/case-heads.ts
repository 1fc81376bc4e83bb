import type DataLoader from 'dataloader';
import { Any } from 'typeorm';
import { batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { WorkRow } from './open-work.js';

/** What a list says of a case in one line, as the reader's organisation has it on file. */
export interface CaseHead {
  case_code: string;
  title: string;
  cause: string;
  /** In fen. */
  claim: string | null;
  opened_on: string;
  /** The first of the workers by name, and how many there are. */
  worker: string | null;
  workers: number;
  employer: string | null;
  /** How many times the case has been referred, as far as this organisation knows (流转次数). */
  hops: number;
  number: string | null;
}

/** The heads of many cases of the person's organisation with one query. */
export function caseHeads(ctx: RequestContext): DataLoader<string, CaseHead | null> {
  return batchOne<CaseHead>(
    ctx,
    'case heads',
    (codes) => readHeads(ctx, codes),
    ({ case_code }) => case_code,
  );
}

function readHeads(ctx: RequestContext, codes: readonly string[]): Promise<CaseHead[]> {
  return ctx.db.query(
    `select f.case_code, f.title, f.cause, f.claim, f.opened_on, p.worker, coalesce(p.workers, 0) as workers, p.employer,
       (select count(distinct r.id)::int from referral r where r.case_code = f.case_code and r.organisation = f.organisation) as hops,
       (select max(n.number) from case_number n where n.case_code = f.case_code and n.organisation = f.organisation) as number
     from case_file f left join lateral (
       select min(name) filter (where kind = 'PERSON') as worker, (count(*) filter (where kind = 'PERSON'))::int as workers,
         min(name) filter (where kind = 'EMPLOYER') as employer
       from party where party.case_code = f.case_code and party.organisation = f.organisation
     ) p on true
     where f.case_code = any($1) and f.organisation = $2`,
    [codes, ctx.actor.organisation],
  );
}

/** The organisations that records came from, by the record's id. */
export async function sendersOf(ctx: RequestContext, rows: readonly WorkRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ source, record_id: id }) => (source === 'DEADLINE' && id ? [id] : []));
  const found = await ctx.db.find(ReferralEntity, {
    where: { recordId: Any(ids), organisation: ctx.actor.organisation, direction: 'IN' },
    select: { recordId: true, counterpart: true },
  });
  return new Map(found.map(({ recordId, counterpart }) => [recordId!, counterpart]));
}
