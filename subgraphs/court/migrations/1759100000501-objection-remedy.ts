import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of a ruling of validity when an objection to it was upheld. */
export class ObjectionRemedy1759100000501 implements MigrationInterface {
  name = 'ObjectionRemedy1759100000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table confirmation_objection add remedy text, add replaced_number text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
