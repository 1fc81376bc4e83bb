import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When numbers were left out after a restore. */
export class SerialGap1728500000000 implements MigrationInterface {
  name = 'SerialGap1728500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table serial_gap (at timestamptz primary key, size int not null);`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
