import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A limit may run in a record that belongs to no case yet. */
export class DeadlineWithoutCase1729900000000 implements MigrationInterface {
  name = 'DeadlineWithoutCase1729900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table deadline alter column case_code drop not null');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
