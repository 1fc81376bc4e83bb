import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which decision an agreement has been declared invalid. */
export class Invalidity1761000000001 implements MigrationInterface {
  name = 'Invalidity1761000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table mediation_agreement add invalidity jsonb;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
