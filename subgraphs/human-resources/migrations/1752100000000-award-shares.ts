import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of an award is whose, where many workers have brought it. */
export class AwardShares1752100000000 implements MigrationInterface {
  name = 'AwardShares1752100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table arbitral_award add shares jsonb not null default '[]'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
