import type { EntityManager } from 'typeorm';
import { headerOf, type Told } from './header.js';

/** Locks the headers for the rest of the transaction, in one order; begins one where nothing has been told yet. */
export async function lockHeaders(tx: EntityManager, caseCodes: readonly string[], now: Date): Promise<void> {
  await tx.query(
    `insert into docket_case (case_code, workers, updated_at)
     select code, 0, $2 from unnest($1::text[]) as code order by code
     on conflict (case_code) do update set updated_at = excluded.updated_at`,
    [caseCodes, now],
  );
}

/** Draws the headers anew from all that has been told. */
export async function refreshHeaders(
  tx: EntityManager,
  caseCodes: readonly string[],
  now: Date,
): Promise<void> {
  const told = await toldOf(tx, caseCodes);
  const headers = [...told].map(([caseCode, all]) => ({ caseCode, ...headerOf(all) }));
  await tx.query(
    `update docket_case as c set opened_on = h."openedOn", division = h.division, cause = h.cause,
       cause_version = h."causeVersion", title = h.title, door = h.door, first_organisation = h."firstOrganisation",
       first_agency = h."firstAgency", holder_organisation = h."holderOrganisation", holder_agency = h."holderAgency",
       stage_kind = h."stageKind", stage_state = h."stageState", stage_agency = h."stageAgency", stage_at = h."stageAt",
       due_on = h."dueOn", closed_on = h."closedOn", workers = h.workers, employer_code = h."employerCode",
       referred_to = h."referredTo", settled_on = h."settledOn", resolved_on = h."resolvedOn", handling_days = h."handlingDays",
       updated_at = $2
     from jsonb_to_recordset($1::jsonb) as h ("caseCode" text, "openedOn" date, division text, cause text, "causeVersion" text,
       title text, door text, "firstOrganisation" text, "firstAgency" text, "holderOrganisation" text, "holderAgency" text,
       "stageKind" text, "stageState" text, "stageAgency" text, "stageAt" timestamptz, "dueOn" date, "closedOn" date,
       workers int, "employerCode" text, "referredTo" text, "settledOn" date, "resolvedOn" date, "handlingDays" int)
     where c.case_code = h."caseCode"`,
    [JSON.stringify(headers), now],
  );
}

/** All that has been told of some cases, in one question: it is asked with every message. */
async function toldOf(tx: EntityManager, caseCodes: readonly string[]): Promise<Map<string, Told>> {
  const rows = await tx.query<ToldRow[]>(
    `select code as "caseCode",
       (select coalesce(jsonb_agg(jsonb_build_object('caseCode', case_code, 'organisation', organisation, 'agency', agency, 'door', door,
          'openedOn', opened_on, 'division', division, 'cause', cause, 'causeVersion', cause_version, 'title', title,
          'employerCode', employer_code, 'workers', workers)), '[]') from docket_intake where case_code = code) as intakes,
       (select coalesce(jsonb_agg(jsonb_build_object('caseCode', case_code, 'organisation', organisation, 'seq', seq, 'agency', agency,
          'reference', reference, 'kind', kind, 'state', state, 'at', at, 'holding', holding)), '[]') from docket_timeline where case_code = code) as timeline,
       (select coalesce(jsonb_agg(jsonb_build_object('dueOn', due_on)), '[]') from docket_record where case_code = code) as records,
       (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'state', state, 'dueOn', due_on, 'receiver', receiver,
          'sentOn', sent_on)), '[]') from referral_ledger where case_code = code) as referrals
     from unnest($1::text[]) as code`,
    [caseCodes],
  );
  return new Map(
    rows.map(({ caseCode, ...row }) => [
      caseCode,
      { ...row, timeline: row.timeline.map((step) => ({ ...step, at: new Date(step.at) })) },
    ]),
  );
}

type ToldRow = Omit<Told, 'timeline'> & {
  caseCode: string;
  timeline: (Omit<Told['timeline'][number], 'at'> & { at: string })[];
};
