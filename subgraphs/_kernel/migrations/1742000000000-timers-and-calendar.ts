import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the timers keep of deadlines, deadlines that stand still, and calendar years added by an administrator. */
export class TimersAndCalendar1742000000000 implements MigrationInterface {
  name = 'TimersAndCalendar1742000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table deadline add suspended_on date, add runs_from date, add look_on date;
      update deadline set look_on = starts_from, runs_from = case when calendar = 'BACK' then due end where met_on is null;
      create index deadline_look on deadline (look_on) where look_on is not null and met_on is null;
      create index deadline_provisional on deadline (id) where provisional and met_on is null;

      create table deadline_warning (
        id uuid primary key, deadline_id uuid not null references deadline, organisation text not null, level int not null,
        due date not null, raised_on date not null, unique (deadline_id, due, level));
      create index deadline_warning_organisation on deadline_warning (organisation, due);

      create table calendar_year (
        year int primary key, notice text not null, off jsonb not null, make_up jsonb not null,
        added_at timestamptz not null, added_by text not null, organisation text not null);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
