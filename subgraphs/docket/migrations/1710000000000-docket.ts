import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of cases and the referral ledger. */
export class Docket1710000000000 implements MigrationInterface {
  name = 'Docket1710000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table docket_case (
        case_code text primary key, opened_on date, division text, cause text, cause_version text, title text, door text,
        first_organisation text, first_agency text, holder_organisation text, holder_agency text,
        stage_kind text, stage_state text, stage_agency text, stage_at timestamptz, due_on date, closed_on date,
        workers int not null default 0, employer_code text, updated_at timestamptz not null);
      create index docket_case_order on docket_case (coalesce(due_on, date 'infinity'), case_code);
      create index docket_case_holder on docket_case (holder_agency, coalesce(due_on, date 'infinity'), case_code);
      create index docket_case_stage on docket_case (stage_kind, stage_state);
      create index docket_case_state on docket_case (stage_state);
      create index docket_case_employer on docket_case (employer_code);
      create index docket_case_opened on docket_case (opened_on);
      create index docket_case_open on docket_case (due_on) where closed_on is null;

      create table docket_intake (
        case_code text not null, organisation text not null, agency text not null, door text not null, opened_on date not null,
        division text not null, cause text not null, cause_version text not null, title text not null, employer_code text,
        workers int not null, primary key (case_code, organisation));

      create table docket_participant (
        organisation text not null, case_code text not null, primary key (organisation, case_code));
      create index docket_participant_case on docket_participant (case_code);

      create table docket_party_key (key text not null, case_code text not null, primary key (key, case_code));

      create table docket_number (
        number_key text not null, case_code text not null, organisation text not null, agency text not null, number text not null,
        kind text not null, record_id text not null, primary key (number_key, case_code, organisation));
      create index docket_number_case on docket_number (case_code);

      create table docket_record (
        case_code text not null, organisation text not null, kind text not null, record_id text not null, agency text not null,
        state text not null, due_on date, number text, seq int not null, primary key (case_code, organisation, kind, record_id));

      create table docket_timeline (
        case_code text not null, organisation text not null, seq int not null, agency text not null, reference text not null,
        kind text not null, state text not null, at timestamptz not null, holding boolean,
        primary key (case_code, organisation, seq));

      create table referral_ledger (
        id uuid primary key, case_code text not null, origin_id uuid, arrow text not null, sender text not null,
        receiver text not null, state text not null, at timestamptz not null, sent_on date not null, due_on date,
        return_reason text, outcome text, returned boolean not null, unconfirmed boolean not null);
      create index referral_ledger_case on referral_ledger (case_code);
      create index referral_ledger_arrow on referral_ledger (arrow, case_code);
      create index referral_ledger_sent on referral_ledger (sent_on);

      create table referral_ledger_event (
        referral_id uuid not null, organisation text not null, seq int not null, event text not null, at timestamptz not null,
        due_on date, return_reason text, outcome text, primary key (referral_id, organisation, seq));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
