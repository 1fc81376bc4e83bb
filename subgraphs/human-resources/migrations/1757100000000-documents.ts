import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the documents of arbitration and inspection must say and their records did not keep. */
export class HumanResourcesDocuments1757100000000 implements MigrationInterface {
  name = 'HumanResourcesDocuments1757100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table arbitration_case add column materials jsonb not null default '[]',
        add column evidence text, add column witnesses text;
      alter table arbitral_award add column facts text, add column reasons text;
      alter table arbitral_review add column arbitrator text;
      alter table rectification_order add column facts text;
      alter table inspection_case add column unpaid_months text, add column decision_facts text,
        add column decision_amount bigint, add column perform_by date;
      alter table wage_arrears_lead add column unpaid_months text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
