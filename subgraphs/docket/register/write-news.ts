import type { EntityManager } from 'typeorm';
import type { Hearing } from './hearing.js';

/**
 * All that counts, and what is laid aside, in one statement. What is there already stays; a record follows the latest of its
 * organisation's numbers.
 */
export async function writeNews(
  tx: EntityManager,
  { intakes, partyKeys, newcomers, timeline, records, ledger, early }: Hearing,
  now: Date,
): Promise<void> {
  const rows = [intakes, partyKeys, newcomers, timeline, records, ledger.events, ledger.drawn()];
  await tx.query(
    `with opened as (
       insert into docket_intake (case_code, organisation, agency, door, opened_on, division, cause, cause_version, title,
         employer_code, workers)
       select "caseCode", organisation, agency, door, "openedOn", division, cause, "causeVersion", title, "employerCode", workers
       from jsonb_to_recordset($1::jsonb) as row ("caseCode" text, organisation text, agency text, door text, "openedOn" date,
         division text, cause text, "causeVersion" text, title text, "employerCode" text, workers int)
       on conflict do nothing),
     keyed as (
       insert into docket_party_key (key, case_code)
       select key, "caseCode" from jsonb_to_recordset($2::jsonb) as row (key text, "caseCode" text) on conflict do nothing),
     joined as (
       insert into docket_participant (organisation, case_code)
       select organisation, "caseCode" from jsonb_to_recordset($3::jsonb) as row (organisation text, "caseCode" text)
       on conflict do nothing),
     stepped as (
       insert into docket_timeline (case_code, organisation, seq, agency, reference, kind, state, at, holding)
       select "caseCode", organisation, seq, agency, reference, kind, state, at, holding
       from jsonb_to_recordset($4::jsonb) as row ("caseCode" text, organisation text, seq int, agency text, reference text,
         kind text, state text, at timestamptz, holding boolean)
       on conflict do nothing),
     recorded as (select * from jsonb_to_recordset($5::jsonb) as row ("caseCode" text, organisation text, kind text,
       "recordId" text, agency text, state text, "dueOn" date, number text, seq int, "numberKey" text)),
     numbered as (
       insert into docket_number (number_key, case_code, organisation, agency, number, kind, record_id)
       select "numberKey", "caseCode", organisation, agency, number, kind, "recordId" from recorded
       where "numberKey" is not null on conflict do nothing),
     kept as (
       insert into docket_record as known (case_code, organisation, kind, record_id, agency, state, due_on, number, seq)
       select distinct on ("caseCode", organisation, kind, "recordId") "caseCode", organisation, kind, "recordId", agency, state,
         "dueOn", coalesce(number, (select earlier.number from recorded as earlier
           where (earlier."caseCode", earlier.organisation, earlier.kind, earlier."recordId")
               = (recorded."caseCode", recorded.organisation, recorded.kind, recorded."recordId") and earlier.number is not null
           order by earlier.seq desc limit 1)), seq
       from recorded order by "caseCode", organisation, kind, "recordId", seq desc
       on conflict (case_code, organisation, kind, record_id) do update
         set state = excluded.state, due_on = excluded.due_on, number = coalesce(excluded.number, known.number),
           seq = excluded.seq
         where known.seq < excluded.seq),
     noted as (
       insert into referral_ledger_event (referral_id, organisation, seq, event, at, due_on, return_reason, outcome)
       select "referralId", organisation, seq, event, at, "dueOn", "returnReason", outcome
       from jsonb_to_recordset($6::jsonb) as row ("referralId" uuid, organisation text, seq int, event text, at timestamptz,
         "dueOn" date, "returnReason" text, outcome text)
       on conflict do nothing),
     taken_up as (
       delete from docket_early_word where (case_code, organisation) in
         (select "caseCode", organisation from jsonb_to_recordset($8::jsonb) as row ("caseCode" text, organisation text))),
     laid_aside as (
       insert into docket_early_word (case_code, organisation, seq, type, body, received_at)
       select "caseCode", organisation, seq, type, body, $10::timestamptz
       from jsonb_to_recordset($9::jsonb) as row ("caseCode" text, organisation text, seq int, type text, body jsonb)
       on conflict do nothing)
     insert into referral_ledger (id, case_code, origin_id, arrow, sender, receiver, state, at, sent_on, due_on, return_reason,
       outcome, returned, unconfirmed)
     select id, "caseCode", "originId", arrow, sender, receiver, state, at, "sentOn", "dueOn", "returnReason", outcome, returned,
       unconfirmed
     from jsonb_to_recordset($7::jsonb) as row (id uuid, "caseCode" text, "originId" uuid, arrow text, sender text, receiver text,
       state text, at timestamptz, "sentOn" date, "dueOn" date, "returnReason" text, outcome text, returned boolean,
       unconfirmed boolean)
     on conflict (id) do update set origin_id = excluded.origin_id, state = excluded.state, at = excluded.at,
       sent_on = excluded.sent_on, due_on = excluded.due_on, return_reason = excluded.return_reason,
       outcome = excluded.outcome, returned = excluded.returned, unconfirmed = excluded.unconfirmed`,
    [...[...rows, early.takenUp, early.laidAside()].map((told) => JSON.stringify(told)), now],
  );
}
