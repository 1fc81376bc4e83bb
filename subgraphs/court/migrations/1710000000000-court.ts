import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The court's own records. */
export class Court1710000000000 implements MigrationInterface {
  name = 'Court1710000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table court_profile (
        id uuid primary key, organisation text not null, court_code text not null, mode text not null,
        effective_from date not null, unique (organisation, effective_from));

      create table filing_intake (
        id uuid primary key, organisation text not null, case_code text not null, receipt_number text not null,
        received_on date not null, state text not null, direct_suit_ground text, award_number text, note text,
        unique (organisation, receipt_number));
      create index filing_intake_case on filing_intake (case_code);
      create index filing_intake_list on filing_intake (organisation, state, received_on);

      create table pre_filing_mediation (
        id uuid primary key, organisation text not null, case_code text not null, intake_id uuid not null unique,
        number text, state text not null, opened_on date not null, outcome text, statement_number text,
        unique (organisation, number));
      create index pre_filing_mediation_case on pre_filing_mediation (case_code);

      create table civil_case (
        id uuid primary key, organisation text not null, case_code text not null, intake_id uuid not null unique,
        number text not null, procedure text not null, state text not null, registered_on date not null,
        mediation_due date, unique (organisation, number));
      create index civil_case_case on civil_case (case_code);

      create table case_participant (
        id uuid primary key, organisation text not null, case_code text not null, civil_case_id uuid not null,
        role text not null, name text not null, id_number text not null, matching_key text not null,
        appointed_on date not null, unique (civil_case_id, role, matching_key));

      create table barred_mediator (
        id uuid primary key, organisation text not null, case_code text not null, referral_id uuid not null,
        mediator_id text not null, name text not null, person_key text not null, barred_on date not null,
        unique (referral_id, person_key));
      create index barred_mediator_case on barred_mediator (case_code, organisation);

      create table judicial_confirmation (
        id uuid primary key, organisation text not null, case_code text not null, referral_id uuid not null unique,
        state text not null, applied_on date not null, apply_by date not null, applicant_party_ids jsonb not null,
        mediation_organisation text not null, agreement_id text not null, agreement jsonb not null,
        received_on date not null, number text, accepted_on date, extended_on date, ground text, note text,
        ruling_number text, decided_on date, unique (organisation, number));
      create index judicial_confirmation_case on judicial_confirmation (case_code);
      create index judicial_confirmation_list on judicial_confirmation (organisation, state, received_on);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
