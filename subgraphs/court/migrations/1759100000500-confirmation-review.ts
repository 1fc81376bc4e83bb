import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an application for confirmation lacked, and what the court asked of its parties. */
export class ConfirmationReview1759100000500 implements MigrationInterface {
  name = 'ConfirmationReview1759100000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judicial_confirmation add defect jsonb, add inquiries jsonb not null default '[]';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
