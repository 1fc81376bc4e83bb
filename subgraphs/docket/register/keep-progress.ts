import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { bringIn, countsNow } from './bring-in.js';
import { lockHeader, refreshHeader } from './keep-header.js';
import { numberKey } from './number-key.js';

/** Body of CaseProgressed. */
export interface CaseProgressedBody {
  caseCode: string;
  kind: string;
  recordId: string;
  state: string;
  at: string;
  dueOn?: string | null;
  number?: string | null;
  holding?: boolean | null;
  introduces?: string[] | null;
}

// A type's name, a code, an id: no room for content.
const shapes = {
  kind: /^[A-Z][A-Za-z]{1,59}$/,
  state: /^[A-Z][A-Z0-9_]{1,59}$/,
  recordId: /^[\w-]{1,64}$/,
} as const;

/** A record of an organisation in the case has come to a new state. */
export async function keepProgress(
  tx: EntityManager,
  ctx: RequestContext,
  body: CaseProgressedBody,
  envelope: Envelope,
): Promise<void> {
  const { caseCode, kind, recordId, state, dueOn = null, number = null, holding = null } = body;
  const broken = Object.entries(shapes).find(
    ([name, shape]) => !shape.test(body[name as keyof typeof shapes]),
  );
  if (broken) throw new Refusal('BAD_INPUT', `消息内容不符合约定：${broken[0]}。`);
  await lockHeader(tx, caseCode, envelope, ctx.now);
  if (!(await countsNow(tx, ctx, 'CaseProgressed', body, envelope))) return;
  const { organisation, agency } = ctx.actor;
  const seq = envelope.caseseq;
  await tx.query(
    `with step as (
       insert into docket_timeline (case_code, organisation, seq, agency, reference, kind, state, at, holding)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing),
     numbered as (
       insert into docket_number (number_key, case_code, organisation, agency, number, kind, record_id)
       select $12, $1, $2, $4, $13, $6, $10 where $12::text is not null on conflict do nothing)
     insert into docket_record as known (case_code, organisation, kind, record_id, agency, state, due_on, number, seq)
     values ($1, $2, $6, $10, $4, $7, $11, $13, $3)
     on conflict (case_code, organisation, kind, record_id) do update
       set state = excluded.state, due_on = excluded.due_on, number = coalesce(excluded.number, known.number),
         seq = excluded.seq
       where known.seq < excluded.seq`,
    [
      ...[
        caseCode,
        organisation,
        seq,
        agency,
        `${kind}:${recordId}`,
        kind,
        state,
        new Date(body.at),
        holding,
      ],
      ...[recordId, dueOn, number ? numberKey(number) : null, number],
    ],
  );
  await bringIn(tx, ctx, caseCode, body.introduces ?? []);
  refreshHeader(tx, caseCode, ctx.now);
}
