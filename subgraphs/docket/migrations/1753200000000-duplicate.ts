import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which keyed hashes disputes are known, which cases may be one dispute, and what clerks have said to it. */
export class Duplicate1753200000000 implements MigrationInterface {
  name = 'Duplicate1753200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table docket_dispute_key (
        case_code text not null, organisation text not null, seq int not null, key text not null, months_stated boolean not null,
        primary key (case_code, organisation, seq, key));
      create index docket_dispute_key_key on docket_dispute_key (key);

      create table docket_duplicate (
        id uuid primary key, one text not null, other text not null, state text not null, months_stated boolean not null,
        proposed_at timestamptz not null, decided_at timestamptz, decided_by text, decided_organisation text, reason text,
        unique (one, other), check (one < other));
      create index docket_duplicate_other on docket_duplicate (other);
      create index docket_duplicate_state on docket_duplicate (state, proposed_at);

      create table docket_follow (case_code text primary key, lead text not null, check (case_code <> lead));
      create index docket_follow_lead on docket_follow (lead);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
