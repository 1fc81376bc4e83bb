import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Arbitrations handled by the simplified procedure. */
export class Simplified1755100000000 implements MigrationInterface {
  name = 'Simplified1755100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table arbitration_case add simplified boolean not null default false`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
