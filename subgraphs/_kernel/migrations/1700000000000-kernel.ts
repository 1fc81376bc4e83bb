import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables every agency has. */
export class Kernel1700000000000 implements MigrationInterface {
  name = 'Kernel1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_file (
        case_code text not null, organisation text not null, division text not null, cause text not null,
        cause_version text not null, title text not null, claim bigint, facts text, opened_on date not null,
        first_door boolean not null, primary key (case_code, organisation));
      create index case_file_organisation on case_file (organisation, opened_on);

      create table party (
        id uuid not null, organisation text not null, case_code text not null, side text not null, kind text not null,
        name text not null, id_number text, phone text, credit_code text, matching_key text,
        primary key (id, organisation));
      create index party_case on party (case_code);
      create index party_matching on party (matching_key);

      create table consent (
        id uuid not null, organisation text not null, case_code text not null, party_id uuid not null, scope text not null,
        channel text not null, evidence text not null, given_at timestamptz not null, revoked_at timestamptz,
        primary key (id, organisation));
      create index consent_case on consent (case_code, organisation);

      create table referral (
        id uuid not null, direction text not null, organisation text not null, counterpart text not null, arrow text not null,
        case_code text not null, state text not null, origin_id uuid, record_id uuid, issued jsonb not null,
        sent_at timestamptz not null, signed_for_at timestamptz, answer_due date, accepted_on date, due date,
        return_reason text, return_text text, outcome text, result jsonb, closed_on date, primary key (id, direction));
      create index referral_case on referral (case_code);
      create index referral_list on referral (organisation, direction, state);
      create index referral_record on referral (record_id);

      create table deadline (
        id uuid primary key, case_code text not null, organisation text not null, record_kind text not null, record_id uuid not null,
        rule text not null, variant text, division text, extended_by jsonb not null, excluded_days int not null, starts_from date not null, raw_end date, due date not null, provisional boolean not null,
        source text not null, calendar text not null, length text not null, not_statutory boolean not null, met_on date,
        history jsonb not null);
      create index deadline_record on deadline (record_id);
      create index deadline_open on deadline (organisation, due) where met_on is null;

      create table disclosure_grant (
        id uuid primary key, case_code text not null, organisation text not null, grantee text not null, basis text not null,
        basis_id uuid not null, granted_at timestamptz not null, ended_at timestamptz);
      create index disclosure_grant_grantee on disclosure_grant (grantee, case_code);

      create table usage_record (
        id bigint generated always as identity primary key, at timestamptz not null, reader_id text not null,
        reader_agency text not null, reader_organisation text not null, case_code text, what text not null,
        reason text, case_number text);
      create index usage_record_case on usage_record (case_code);

      create table serial (series text primary key, last int not null);

      create table audit_entry (
        seq bigint primary key, at timestamptz not null, actor_id text not null, actor_organisation text not null, act text not null,
        subject text not null, case_code text, details jsonb not null, previous text not null, hash text not null);
      create table audit_head (id int primary key check (id = 1), seq bigint not null, hash text not null);
      insert into audit_head values (1, 0, repeat('0', 64));

      create table exchange_sequence (
        sender text not null, destination text not null, case_code text not null, last int not null,
        primary key (sender, destination, case_code));
      create table exchange_cursor (
        sender text not null, destination text not null, case_code text not null, applied int not null,
        primary key (sender, destination, case_code));
      create table outbox_message (
        id uuid primary key, sender text not null, destination text not null, type text not null, case_code text not null,
        case_seq int not null, referral_id uuid, text text not null, signature text not null, key_id text not null,
        created_at timestamptz not null, attempts int not null, next_attempt_at timestamptz not null, last_error text,
        delivered_at timestamptz, disposition text, receipt text, unique (sender, destination, case_code, case_seq));
      create index outbox_message_due on outbox_message (destination, next_attempt_at) where delivered_at is null;
      create index outbox_message_referral on outbox_message (referral_id);
      create table inbox_message (
        source text not null, id uuid not null, destination text not null, type text not null, case_code text not null,
        case_seq int not null, text text not null, signature text not null, key_id text not null, body_hash text not null,
        received_at timestamptz not null, disposition text not null, receipt text not null, primary key (source, id));

      create function outbox_wake() returns trigger language plpgsql as $$
        begin perform pg_notify('outbox', ''); return null; end $$;
      create trigger outbox_message_wake after insert on outbox_message for each statement execute function outbox_wake();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
