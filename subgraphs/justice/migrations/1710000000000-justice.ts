import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal aid, and the roster of people's mediation. */
export class Justice1710000000000 implements MigrationInterface {
  name = 'Justice1710000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table legal_aid_case (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid unique, state text not null,
        applicant_party_id uuid not null, matter text not null, urgent boolean not null, applied_on date not null,
        means_exemption text, means_declaration text, missing text, missing_told_on date, advance_ground text,
        decision_number text, decided_on date, decision_reason text, lawyer_name text, firm text, licence_number text,
        assigned_on date, end_text text, ended_on date);
      create index legal_aid_case_case on legal_aid_case (case_code);
      create index legal_aid_case_list on legal_aid_case (organisation, state);

      create table mediation_organisation (
        id uuid primary key, organisation text not null, name text not null, kind text not null, division text not null,
        credit_code text, state text not null, registered_on date not null, reported_on date, unique (organisation, name));
      create table peoples_mediator (
        id uuid primary key, organisation text not null, committee_id uuid not null references mediation_organisation (id),
        name text not null, full_time boolean not null, expertise text, person_key text, state text not null, registered_on date not null);
      create index peoples_mediator_committee on peoples_mediator (committee_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
