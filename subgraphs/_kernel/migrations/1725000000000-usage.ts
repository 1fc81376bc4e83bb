import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who read in fact, and until when a record is kept from the person. */
export class Usage1725000000000 implements MigrationInterface {
  name = 'Usage1725000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table usage_record add column delegate_id text, add column delayed_until date, add column delay_ground text;
      create index usage_record_reader on usage_record (reader_id, at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
