import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One directory of people; phrases of a person's own; when a thing was told once, so that it can be forgotten. */
export class Desk1761200000000 implements MigrationInterface {
  name = 'Desk1761200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into staff_member (id, organisation, name, roles, seen_at)
        select staff_id, organisation, name, '{}', now() from staff_name on conflict do nothing;
      drop table staff_name;

      create table phrase (
        organisation text not null, person_id text not null, text text not null, kept_at timestamptz not null,
        primary key (organisation, person_id, text));

      alter table notice_once add column told_at timestamptz not null default now();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
