import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of files that became cases, so that a file can be loaded again without making them twice. */
export class ImportedRow1760800000000 implements MigrationInterface {
  name = 'ImportedRow1760800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table imported_row (
        organisation text not null, key text not null, content text not null, case_code text not null,
        import_id uuid not null, imported_at timestamptz not null, primary key (organisation, key));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
