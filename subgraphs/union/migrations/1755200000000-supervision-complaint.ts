import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Complaints to the union's supervision body. */
export class SupervisionComplaint1755200000000 implements MigrationInterface {
  name = 'SupervisionComplaint1755200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supervision_complaint (
        id uuid primary key, case_code text not null, organisation text not null, received_on date not null,
        text text not null, decision text, reason text, decided_on date, result text, handled_on date, told_on date);
      create index supervision_complaint_case on supervision_complaint (case_code);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
