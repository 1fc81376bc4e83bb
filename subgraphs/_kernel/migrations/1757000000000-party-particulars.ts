import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a document must say of a party beside its name and numbers (办案规则 §29), and in whose name it is issued. */
export class PartyParticulars1757000000000 implements MigrationInterface {
  name = 'PartyParticulars1757000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_office (
        organisation text not null, office text not null, name text not null, primary key (organisation, office));
      alter table party add column if not exists address text, add column if not exists legal_representative text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
