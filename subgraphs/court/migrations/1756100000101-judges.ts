import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who ruled and who issued, as their documents are signed. */
export class Judges1756100000101 implements MigrationInterface {
  name = 'Judges1756100000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judicial_confirmation add decided_by text;
      alter table payment_order add issued_by text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
