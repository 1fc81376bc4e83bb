import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that go first (绿色通道), with every reason. */
export class PriorityFlag1751000000000 implements MigrationInterface {
  name = 'PriorityFlag1751000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table priority_flag (
        id uuid not null, organisation text not null, case_code text not null, ground text not null, reason text not null,
        flagged_by text not null, flagged_on date not null, dropped_on date, dropped_because text,
        dropped_elsewhere jsonb not null default '[]', primary key (id, organisation),
        check ((dropped_on is null) = (dropped_because is null)));
      create index priority_flag_case on priority_flag (case_code);
      create unique index priority_flag_standing on priority_flag (organisation, case_code)
        where dropped_on is null and flagged_by = organisation;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
