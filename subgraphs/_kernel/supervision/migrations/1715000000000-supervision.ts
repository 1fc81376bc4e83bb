import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The letters of an agency that follows the union's supervision. */
export class Supervision1715000000000 implements MigrationInterface {
  name = 'Supervision1715000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table received_letter (
        id uuid primary key, letter_id uuid not null, case_code text not null, organisation text not null, sender text not null,
        state text not null, capacity text not null, kind text not null, number text not null, employer_name text not null,
        employer_code text not null, division text not null, served_on date not null, reply_due date, answered_on date,
        facts text not null, request text not null, last_text text, follows_letter_id uuid, unique (letter_id, organisation));
      create index received_letter_case on received_letter (case_code);
      create index received_letter_list on received_letter (organisation, reply_due);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
