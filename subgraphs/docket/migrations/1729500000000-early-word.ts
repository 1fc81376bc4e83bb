import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisations have told of cases that nobody in the case has brought them into yet. */
export class EarlyWord1729500000000 implements MigrationInterface {
  name = 'EarlyWord1729500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table docket_early_word (
        case_code text not null, organisation text not null, seq int not null, type text not null, body jsonb not null,
        received_at timestamptz not null, primary key (case_code, organisation, seq));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
