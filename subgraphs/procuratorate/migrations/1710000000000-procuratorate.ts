import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leads. */
export class Procuratorate1710000000000 implements MigrationInterface {
  name = 'Procuratorate1710000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table procuratorial_lead (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid not null unique, state text not null,
        received_on date not null, subject text not null, worker_group text not null, employer_uncooperative boolean not null,
        workers int not null, facts text not null, reviewer_id text, number text, accepted_on date, measure text, result_text text,
        ended_on date);
      create index procuratorial_lead_case on procuratorial_lead (case_code);
      create index procuratorial_lead_list on procuratorial_lead (organisation, received_on);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
