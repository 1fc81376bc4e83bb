import type { EntityManager } from 'typeorm';
import type { Hearing } from './hearing.js';

/** How each kind of rows is written. What is there already stays; a record follows the latest of its organisation's numbers. */
const writings = {
  intakes: `opened as (
    insert into docket_intake (case_code, organisation, agency, door, opened_on, division, cause, cause_version, title,
      employer_code, workers)
    select "caseCode", organisation, agency, door, "openedOn", division, cause, "causeVersion", title, "employerCode", workers
    from jsonb_to_recordset($rows::jsonb) as row ("caseCode" text, organisation text, agency text, door text, "openedOn" date,
      division text, cause text, "causeVersion" text, title text, "employerCode" text, workers int)
    on conflict do nothing)`,
  partyKeys: `keyed as (
    insert into docket_party_key (key, case_code)
    select key, "caseCode" from jsonb_to_recordset($rows::jsonb) as row (key text, "caseCode" text) on conflict do nothing)`,
  newcomers: `joined as (
    insert into docket_participant (organisation, case_code)
    select organisation, "caseCode" from jsonb_to_recordset($rows::jsonb) as row (organisation text, "caseCode" text)
    on conflict do nothing)`,
  timeline: `stepped as (
    insert into docket_timeline (case_code, organisation, seq, agency, reference, kind, state, at, holding)
    select "caseCode", organisation, seq, agency, reference, kind, state, at, holding
    from jsonb_to_recordset($rows::jsonb) as row ("caseCode" text, organisation text, seq int, agency text, reference text,
      kind text, state text, at timestamptz, holding boolean)
    on conflict do nothing)`,
  records: `recorded as (select * from jsonb_to_recordset($rows::jsonb) as row ("caseCode" text, organisation text, kind text,
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
      where known.seq < excluded.seq)`,
  ledgerEvents: `noted as (
    insert into referral_ledger_event (referral_id, organisation, seq, event, at, due_on, return_reason, outcome)
    select "referralId", organisation, seq, event, at, "dueOn", "returnReason", outcome
    from jsonb_to_recordset($rows::jsonb) as row ("referralId" uuid, organisation text, seq int, event text, at timestamptz,
      "dueOn" date, "returnReason" text, outcome text)
    on conflict do nothing)`,
  referrals: `drawn as (
    insert into referral_ledger (id, case_code, origin_id, arrow, sender, receiver, state, at, sent_on, due_on, return_reason,
    outcome, returned, unconfirmed)
  select id, "caseCode", "originId", arrow, sender, receiver, state, at, "sentOn", "dueOn", "returnReason", outcome, returned,
    unconfirmed
  from jsonb_to_recordset($rows::jsonb) as row (id uuid, "caseCode" text, "originId" uuid, arrow text, sender text, receiver text,
    state text, at timestamptz, "sentOn" date, "dueOn" date, "returnReason" text, outcome text, returned boolean,
    unconfirmed boolean)
  on conflict (id) do update set origin_id = excluded.origin_id, state = excluded.state, at = excluded.at,
    sent_on = excluded.sent_on, due_on = excluded.due_on, return_reason = excluded.return_reason,
    outcome = excluded.outcome, returned = excluded.returned, unconfirmed = excluded.unconfirmed)`,
  takenUp: `taken_up as (
    delete from docket_early_word where (case_code, organisation) in
      (select "caseCode", organisation from jsonb_to_recordset($rows::jsonb) as row ("caseCode" text, organisation text)))`,
  laidAside: `laid_aside as (
    insert into docket_early_word (case_code, organisation, seq, type, body, received_at)
    select "caseCode", organisation, seq, type, body, "receivedAt"
    from jsonb_to_recordset($rows::jsonb) as row ("caseCode" text, organisation text, seq int, type text, body jsonb, "receivedAt" timestamptz)
    on conflict do nothing)`,
};

/** All that counts, and what is laid aside, in one statement. */
export async function writeNews(tx: EntityManager, hearing: Hearing, now: Date): Promise<void> {
  const { ledger, early } = hearing;
  const told: Record<keyof typeof writings, readonly object[]> = {
    ...hearing,
    ...{ ledgerEvents: ledger.events, referrals: ledger.drawn(), takenUp: early.takenUp },
    laidAside: early.laidAside().map((row) => ({ ...row, receivedAt: now })),
  };
  const kinds = (Object.keys(writings) as (keyof typeof writings)[]).filter((kind) => told[kind].length > 0);
  const parts = kinds.map((kind, at) => writings[kind].replace('$rows', `$${at + 1}`));
  if (kinds.length > 0)
    await tx.query(
      `with ${parts.join(', ')} select`,
      kinds.map((kind) => JSON.stringify(told[kind])),
    );
}
