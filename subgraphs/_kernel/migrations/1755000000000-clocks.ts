import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Corrected calendar years with what they said before, by which days each year was last counted, and the limitation as a deadline. */
export class Clocks1755000000000 implements MigrationInterface {
  name = 'Clocks1755000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_year_amendment (
        id uuid primary key, year int not null, notice text not null, off jsonb not null, make_up jsonb not null,
        reason text not null, amended_at timestamptz not null, amended_by text not null, organisation text not null);
      create index calendar_year_amendment_year on calendar_year_amendment (year, amended_at);

      create table calendar_counted (year int primary key, days text not null, changed_at timestamptz);

      create table registered_limit (
        id uuid primary key, case_code text not null, organisation text not null, rule text not null, variant text,
        event_on date not null, bound_party text not null, evidence text not null, registered_on date not null,
        done_on date, done_text text);
      create index registered_limit_case on registered_limit (case_code);

      create unique index deadline_limitation on deadline (case_code, organisation) where record_kind = 'Limitation';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
