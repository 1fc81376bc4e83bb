import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written plans that mediators serve on the parties. */
export class MediationPlan1755000000001 implements MigrationInterface {
  name = 'MediationPlan1755000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mediation_plan (
        id uuid primary key, mediation_id uuid not null references mediation, case_code text not null,
        organisation text not null, text text not null, agreed_by text not null, served_on date not null,
        objected_on date, objection text, deemed_on date);
      create index mediation_plan_mediation on mediation_plan (mediation_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
