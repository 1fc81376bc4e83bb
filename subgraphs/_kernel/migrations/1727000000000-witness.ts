import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Heads of the audit chains: those of others that are kept, those of the own that were given, and what contradicts. */
export class Witness1727000000000 implements MigrationInterface {
  name = 'Witness1727000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table witnessed_head (
        agency text not null, seq bigint not null, organisation text not null, hash text not null, signature text not null,
        key_id text not null, at timestamptz not null, received_at timestamptz not null, primary key (agency, seq));
      create index witnessed_head_received on witnessed_head (agency, received_at);

      create table head_conflict (
        agency text not null, seq bigint not null, hash text not null, organisation text not null, signature text not null,
        key_id text not null, at timestamptz not null, received_at timestamptz not null, kept_seq bigint not null,
        kept_hash text not null, primary key (agency, seq, hash));

      create table given_head (
        witness text not null, seq bigint not null, hash text not null, at timestamptz not null, attempts int not null,
        last_error text, acknowledgement text, signature text, key_id text, acknowledged_at timestamptz,
        primary key (witness, seq));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
