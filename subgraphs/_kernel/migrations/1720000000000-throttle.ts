import type { MigrationInterface, QueryRunner } from 'typeorm';
import { throttleTable } from '#kernel/throttle/throttle.js';

/** Counters of what may be done only so often. */
export class Throttle1720000000000 implements MigrationInterface {
  name = 'Throttle1720000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(throttleTable);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
