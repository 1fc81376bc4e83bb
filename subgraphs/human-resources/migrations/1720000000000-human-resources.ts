import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Arbitrations and reviews of agreements. */
export class HumanResources1720000000000 implements MigrationInterface {
  name = 'HumanResources1720000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table arbitration_case (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid unique, state text not null,
        filed_on date not null, claim_kinds jsonb not null, defects text, number text, accepted_on date, refusal_ground text,
        end_reason text, unique (organisation, number));
      create index arbitration_case_case on arbitration_case (case_code);
      create index arbitration_case_list on arbitration_case (organisation, state);

      create table arbitral_review (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid not null unique, state text not null,
        applied_on date not null, applicant_party_ids jsonb not null, agreement jsonb not null, fault text, number text,
        accepted_on date, extended boolean not null, decided_on date, decline_ground text, statement_number text,
        signatures jsonb not null, effective_on date, end_reason text, unique (organisation, number), unique (organisation, statement_number));
      create index arbitral_review_case on arbitral_review (case_code);
      create index arbitral_review_list on arbitral_review (organisation, state);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
