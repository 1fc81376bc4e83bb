import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Look-ups outside the own cases as they are counted, and the alarms they give rise to. */
export class Lookup1724000000000 implements MigrationInterface {
  name = 'Lookup1724000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table look (
        reader_agency text not null, reader_id text not null, day date not null, subject text not null,
        reader_organisation text not null, at timestamptz not null,
        primary key (reader_agency, reader_id, day, subject));
      create index look_organisation on look (reader_organisation, at);

      create table alarm (
        id uuid primary key, organisation text not null, kind text not null, reader_id text, reader_agency text not null,
        reader_organisation text not null, what text not null, count int not null, first_at timestamptz not null,
        last_at timestamptz not null, seen_at timestamptz, seen_by text);
      create index alarm_list on alarm (last_at);
      create index alarm_reader on alarm (reader_organisation, reader_id, first_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
