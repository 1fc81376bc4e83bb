import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inspections with their orders, arrears leads, and the blacklist. */
export class InspectionArrearsBlacklist1734000000000 implements MigrationInterface {
  name = 'InspectionArrearsBlacklist1734000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inspection_case (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid unique, state text not null,
        source text not null, violation text not null, complainant text, received_on date not null, violation_ended_on date,
        missing text, number text, accepted_on date, apart_reason text, refusal_ground text, filed_on date, extended boolean not null,
        decision text, decision_number text, decision_text text, police jsonb, ended_on date, end_reason text, fed_back_on date,
        unique (organisation, number), unique (organisation, decision_number));
      create index inspection_case_case on inspection_case (case_code);
      create index inspection_case_list on inspection_case (organisation, state);

      create table rectification_order (
        id uuid primary key, inspection_id uuid not null references inspection_case (id), case_code text not null,
        organisation text not null, kind text not null, number text not null, issued_on date not null, last_day date not null,
        demand text not null, amount bigint, payments jsonb not null, complied_on date, ignored_noted_on date,
        unique (organisation, number), check (last_day > issued_on), check ((kind = 'PAY') = (amount is not null)));
      create index rectification_order_inspection on rectification_order (inspection_id);

      create table wage_arrears_lead (
        id uuid primary key, case_code text not null, organisation text not null, state text not null, source text not null,
        received_on date not null, workers int not null, claimed bigint, facts text not null, dispatched_to text, dispatched_on date,
        paid bigint, payments jsonb not null, findings text, inspection_id uuid references inspection_case (id), reply text,
        closed_on date);
      create index wage_arrears_lead_case on wage_arrears_lead (case_code);
      create index wage_arrears_lead_list on wage_arrears_lead (organisation, state, received_on);

      create table wage_blacklist_entry (
        id uuid primary key, case_code text not null, organisation text not null,
        inspection_id uuid not null references inspection_case (id), order_id uuid not null references rectification_order (id),
        state text not null, employer_name text not null, employer_code text not null, ground text not null, ground_text text not null,
        notice_number text not null, noticed_on date not null, extended boolean not null, objection text, objected_on date,
        verification text, decision_number text, listed_on date, listed_until date, shared_on date, rectified_on date,
        removable_after date, removal_applied_on date, removal_refusal text, end_number text, ended_on date, end_reason text,
        unique (organisation, notice_number), unique (organisation, decision_number));
      create unique index wage_blacklist_entry_order on wage_blacklist_entry (order_id) where state <> 'REVOKED';
      create index wage_blacklist_entry_case on wage_blacklist_entry (case_code);
      create index wage_blacklist_entry_list on wage_blacklist_entry (organisation, state);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
