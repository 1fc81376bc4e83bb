import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The workers of a collective dispute, a line each. */
export class WorkerGroup1752000000000 implements MigrationInterface {
  name = 'WorkerGroup1752000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table worker_group (
        id uuid primary key, case_code text not null, organisation text not null, common_claim text not null,
        listed_on date not null, green_channel text not null, representatives jsonb not null, elected_on date,
        election_evidence text, powers text, unique (case_code, organisation));

      create table worker_entry (
        id uuid primary key, group_id uuid not null references worker_group (id), case_code text not null,
        organisation text not null, line int not null, party_id uuid not null, claim bigint not null, state text not null,
        consent_id uuid, agreed bigint, answered_on date, agreement_id uuid, referral_id uuid,
        unique (group_id, line), unique (group_id, party_id));
      create index worker_entry_case on worker_entry (case_code);
      create index worker_entry_consent on worker_entry (consent_id);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
