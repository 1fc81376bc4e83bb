import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What organisations compare with one another, what they find, and what is kept of deliveries that failed. */
export class Reconciliation1726000000000 implements MigrationInterface {
  name = 'Reconciliation1726000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox_message add column posted_at timestamptz, add column first_attempt_at timestamptz,
        add column causation uuid, add column restored_at timestamptz;
      update outbox_message set posted_at = created_at;
      alter table outbox_message alter column posted_at set not null;
      create index outbox_message_refused on outbox_message (sender, created_at) where disposition = 'REFUSED';
      create index outbox_message_waiting on outbox_message (sender, destination, posted_at) where delivered_at is null;
      create index outbox_message_causation on outbox_message (causation) where causation is not null;
      create index inbox_message_run on inbox_message (destination, source, case_code, case_seq);

      create table exchange_mark (
        organisation text not null, peer text not null, direction text not null, case_code text collate "C" not null,
        seq int not null, hash text not null,
        bucket int generated always as (get_byte(decode(md5(case_code), 'hex'), 0) % 64) stored,
        primary key (organisation, peer, direction, case_code));

      create table reconciliation (
        organisation text not null, peer text not null, heard_at timestamptz, checked_at timestamptz,
        agreed_at timestamptz, last_error text, taken_again int not null default 0, primary key (organisation, peer));

      create table receipt_history (
        message_id uuid not null, kept_at timestamptz not null, delivered_at timestamptz not null, attempts int not null,
        disposition text not null, receipt text not null, primary key (message_id, kept_at));

      create table set_aside_message (
        id uuid primary key, sender text not null, destination text not null, case_code text not null, case_seq int not null,
        type text not null, text text not null, signature text not null, key_id text not null, reason text not null,
        replaced_by uuid, at timestamptz not null);

      create table non_delivery (
        message_id uuid primary key, organisation text not null, at timestamptz not null, text text not null,
        signature text not null, key_id text not null, closed_at timestamptz);

      create table exchange_alarm (
        id uuid primary key, organisation text not null, kind text not null, peer text not null, case_code text not null,
        what text not null, count int not null, first_at timestamptz not null, last_at timestamptz not null,
        seen_at timestamptz, seen_by text, unique (organisation, kind, peer, case_code));
      create index exchange_alarm_list on exchange_alarm (organisation, last_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
