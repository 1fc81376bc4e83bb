import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is claimed in a case and for which months: what the same dispute at another door is found by. */
export class ClaimedPeriod1753000000000 implements MigrationInterface {
  name = 'ClaimedPeriod1753000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table claimed_period (
        case_code text not null, organisation text not null, kind text not null, from_month text not null,
        until_month text not null, primary key (case_code, organisation, kind, from_month));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
