import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The number of the reply to a lead. */
export class LeadReply1757100000001 implements MigrationInterface {
  name = 'LeadReply1757100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table procuratorial_lead add column reply_number text');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
