import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many messages each side counted when they last compared (对账), so that a person sees both numbers. */
export class ReconciliationMarks1760600000000 implements MigrationInterface {
  name = 'ReconciliationMarks1760600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reconciliation add column own_mark int, add column peer_mark int');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
