import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fact table: what each source says of a case, with its history. */
export class FactTable1754000000000 implements MigrationInterface {
  name = 'FactTable1754000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_entry (
        id uuid not null, organisation text not null, case_code text not null, field text not null, about uuid, value text not null,
        supplier text not null, supplier_party uuid, supplier_organisation text not null, supplier_role text not null,
        supplied_at timestamptz not null, evidence_document uuid, evidence_hash text, replaces uuid, reason text,
        confirmed_on date, confirmed_by jsonb not null, arrived_by uuid, primary key (id, organisation));
      create index fact_entry_case on fact_entry (case_code, organisation);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
