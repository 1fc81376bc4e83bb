import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of every agency that mediates. */
export class Mediation1710000000000 implements MigrationInterface {
  name = 'Mediation1710000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mediator (
        id uuid primary key, organisation text not null, name text not null, person_key text not null, staff_id text,
        active boolean not null, unique (organisation, person_key), unique (organisation, staff_id));

      create table mediator_engagement (
        id uuid primary key, mediator_id uuid not null references mediator (id), organisation text not null,
        party_key text not null, role text not null, procedure text not null, since date not null);
      create index mediator_engagement_mediator on mediator_engagement (mediator_id, party_key);

      create table mediation (
        id uuid primary key, case_code text not null, organisation text not null, referral_id uuid unique, arrow text,
        procedure text, state text not null, mediators jsonb not null, accepted_on date not null, rule text not null,
        due date not null, ended_on date, outcome text, text text);
      create index mediation_case on mediation (case_code);
      create index mediation_list on mediation (organisation, state, due);

      create table mediation_agreement (
        id uuid primary key, mediation_id uuid not null references mediation (id), case_code text not null,
        organisation text not null, state text not null, route text not null, terms text not null, amount bigint,
        perform_by date, claim_kinds jsonb not null, party_ids jsonb not null, signatures jsonb not null,
        drafted_at timestamptz not null, effective_at timestamptz, payments jsonb not null, instrument_number text);
      create index mediation_agreement_mediation on mediation_agreement (mediation_id);

      create table undisputed_fact (
        id uuid primary key, mediation_id uuid not null references mediation (id), case_code text not null,
        organisation text not null, text text not null, confirmed_on date not null, confirmed_by jsonb not null);
      create index undisputed_fact_mediation on undisputed_fact (mediation_id);

      create table mediation_note (
        id uuid primary key, mediation_id uuid not null references mediation (id), organisation text not null,
        author_id text not null, written_at timestamptz not null, text text not null);
      create index mediation_note_mediation on mediation_note (mediation_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
