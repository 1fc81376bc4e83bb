import type { EntityManager } from 'typeorm';
import { onceAtEnd } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { DocketCaseEntity } from './docket-case.entity.js';
import { headerOf, type Told } from './header.js';

/** Locks the header of the case for the rest of the transaction; begins one where nothing has been told yet. */
export async function lockHeader(
  tx: EntityManager,
  caseCode: string,
  envelope: Envelope,
  now: Date,
): Promise<void> {
  if (caseCode !== envelope.caseid || !isCaseCode(caseCode)) throw new Refusal('BAD_INPUT', '案件码无效。');
  await tx.query(
    `insert into docket_case (case_code, workers, updated_at) values ($1, 0, $2)
     on conflict (case_code) do update set updated_at = excluded.updated_at`,
    [caseCode, now],
  );
}

/** Draws the header anew from all that has been told, once for all that one transaction takes in. */
export function refreshHeader(tx: EntityManager, caseCode: string, now: Date): void {
  onceAtEnd(tx, `header ${caseCode}`, async () => {
    const told = await toldOf(tx, caseCode);
    await tx.update(DocketCaseEntity, { caseCode }, { ...headerOf(told), updatedAt: now });
  });
}

/** All that has been told of a case, in one question: it is asked with every message. */
async function toldOf(tx: EntityManager, caseCode: string): Promise<Told> {
  const [row] = await tx.query<[ToldRow]>(
    `select
       (select coalesce(jsonb_agg(jsonb_build_object('caseCode', case_code, 'organisation', organisation, 'agency', agency, 'door', door,
          'openedOn', opened_on, 'division', division, 'cause', cause, 'causeVersion', cause_version, 'title', title,
          'employerCode', employer_code, 'workers', workers)), '[]') from docket_intake where case_code = $1) as intakes,
       (select coalesce(jsonb_agg(jsonb_build_object('caseCode', case_code, 'organisation', organisation, 'seq', seq, 'agency', agency,
          'reference', reference, 'kind', kind, 'state', state, 'at', at, 'holding', holding)), '[]') from docket_timeline where case_code = $1) as timeline,
       (select coalesce(jsonb_agg(jsonb_build_object('dueOn', due_on)), '[]') from docket_record where case_code = $1) as records,
       (select coalesce(jsonb_agg(jsonb_build_object('state', state, 'dueOn', due_on)), '[]')
          from referral_ledger where case_code = $1) as referrals`,
    [caseCode],
  );
  return { ...row, timeline: row.timeline.map((step) => ({ ...step, at: new Date(step.at) })) };
}

type ToldRow = Omit<Told, 'timeline'> & {
  timeline: (Omit<Told['timeline'][number], 'at'> & { at: string })[];
};
