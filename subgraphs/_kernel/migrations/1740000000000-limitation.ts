import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What starts, interrupts and suspends the limitation of arbitration, kept alike by every agency. An agency that has kept such events in a
 * table of this name finds them in `kept_limitation_event`, and carries them over itself.
 */
export class Limitation1740000000000 implements MigrationInterface {
  name = 'Limitation1740000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table if exists limitation_event rename to kept_limitation_event;
      create table limitation_event (
        id uuid primary key, case_code text not null, organisation text not null, kind text not null, at date not null,
        source_id uuid, evidence text not null, evidence_document uuid, recorded_on date not null,
        unique (organisation, kind, source_id));
      create index limitation_event_of_case on limitation_event (case_code);
      create index limitation_event_source on limitation_event (source_id);
      create table limitation_start (
        case_code text not null, organisation text not null, kind text not null, from_on date,
        primary key (case_code, organisation));
      create table limitation_suspension (
        id uuid primary key, case_code text not null, organisation text not null, ground text not null, from_on date not null,
        until_on date, evidence text not null);
      create index limitation_suspension_case on limitation_suspension (case_code);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
