import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service of confirmation rulings, objections to them, and preservation of property. */
export class ObjectionPreservation1755300000000 implements MigrationInterface {
  name = 'ObjectionPreservation1755300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table confirmation_service (
        id uuid primary key, confirmation_id uuid not null references judicial_confirmation, case_code text not null,
        organisation text not null, party_id uuid not null, received_on date not null, unique (confirmation_id, party_id));
      create table confirmation_objection (
        id uuid primary key, confirmation_id uuid not null references judicial_confirmation, case_code text not null,
        organisation text not null, objector text not null, name text not null, counted_from date not null,
        filed_on date not null, reasons text not null, upheld boolean, decided_on date, decision_text text);
      create index confirmation_objection_confirmation on confirmation_objection (confirmation_id);

      create table preservation (
        id uuid primary key, case_code text not null, organisation text not null, stage text not null,
        applicant_party_id uuid not null, property text not null, amount bigint, accepted_at timestamptz not null,
        rule_by timestamptz, ruled_at timestamptz, granted boolean, taken_on date, followed_on date, followed_by text,
        effective_on date, enforcement_on date, lifted_on date, lift_reason text);
      create index preservation_case on preservation (case_code);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
