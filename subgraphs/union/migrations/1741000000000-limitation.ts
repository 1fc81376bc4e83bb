import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limitation events are the kernel's; those kept here go over to it. */
export class UnionLimitation1741000000000 implements MigrationInterface {
  name = 'UnionLimitation1741000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into limitation_event (id, case_code, organisation, kind, at, source_id, evidence, recorded_on)
        select id, case_code, organisation, kind, at, negotiation_id, evidence, recorded_on from kept_limitation_event;
      drop table kept_limitation_event;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
