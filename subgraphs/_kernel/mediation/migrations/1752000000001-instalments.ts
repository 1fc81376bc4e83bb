import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An agreement paid in instalments, and what of it is whose. */
export class Instalments1752000000001 implements MigrationInterface {
  name = 'Instalments1752000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mediation_agreement
        add instalments jsonb not null default '[]', add shares jsonb not null default '[]';`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
