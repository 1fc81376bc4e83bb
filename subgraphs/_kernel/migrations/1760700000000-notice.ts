import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices for the people of an organisation, who has seen them, and the systems outside that are told of them. */
export class Notice1760700000000 implements MigrationInterface {
  name = 'Notice1760700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id uuid primary key, organisation text not null, matter text not null, audience text not null, kind text not null,
        case_code text, subject_id uuid, due date, details jsonb not null, raised_at timestamptz not null,
        unique (organisation, matter));
      create index notice_organisation on notice (organisation, raised_at desc);
      create table notice_read (
        notice_id uuid not null references notice on delete cascade, person_id text not null, read_at timestamptz not null,
        primary key (notice_id, person_id));
      create table notice_once (organisation text not null, matter text not null, primary key (organisation, matter));

      create table webhook (
        id uuid primary key, organisation text not null, url text not null, kinds text[] not null, secret text not null,
        registered_at timestamptz not null, registered_by text not null, ended_at timestamptz);
      create index webhook_organisation on webhook (organisation) where ended_at is null;
      create table notice_delivery (
        id uuid primary key, organisation text not null, webhook_id uuid references webhook, channel text,
        notice_id uuid not null, kind text not null, case_code text, payload text not null,
        created_at timestamptz not null, attempts int not null default 0, last_error text,
        queued_at timestamptz, delivered_at timestamptz, given_up_at timestamptz,
        check ((webhook_id is null) <> (channel is null)));
      create index notice_delivery_organisation on notice_delivery (organisation, created_at desc);
      create index notice_delivery_open on notice_delivery (created_at) where queued_at is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
