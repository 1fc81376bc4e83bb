import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Supervision letters are looked up by the employer's code. */
export class LetterSearch1724000000001 implements MigrationInterface {
  name = 'LetterSearch1724000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index supervision_letter_employer on supervision_letter (employer_code)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
