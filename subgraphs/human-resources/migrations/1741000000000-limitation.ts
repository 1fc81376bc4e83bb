import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Limitation events are the kernel's, and their year is counted when they are shown; those kept here go over to it. */
export class ArbitrationLimitation1741000000000 implements MigrationInterface {
  name = 'ArbitrationLimitation1741000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into limitation_event (id, case_code, organisation, kind, at, source_id, evidence, recorded_on)
        select id, case_code, organisation, kind, happened_on, source_id, evidence, happened_on
        from arbitration_limitation_event;
      delete from deadline where record_kind = 'ArbitrationLimitationEvent';
      drop table arbitration_limitation_event;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
