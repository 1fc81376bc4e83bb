import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The union's own tables: who came, and supervision letters. */
export class Union1711000000000 implements MigrationInterface {
  name = 'Union1711000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table union_intake (
        id uuid primary key, case_code text not null, organisation text not null, door text not null, state text not null,
        received_on date not null, number text, answer text);
      create index union_intake_case on union_intake (case_code);
      create index union_intake_list on union_intake (organisation, state, received_on);

      create table supervision_letter (
        id uuid primary key, case_code text not null, organisation text not null, kind text not null, number text not null,
        state text not null, employer_name text not null, employer_code text not null, facts text not null, request text not null,
        signed_by text not null, served_on date not null, addressee text, copied_to jsonb not null, follows_letter_id uuid,
        answered_on date, answer text, unique (organisation, number));
      create index supervision_letter_case on supervision_letter (case_code);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
