import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the audit trail is read by on the screen: by person, by day, by case; and what people were called when they acted. */
export class Trail1760500000000 implements MigrationInterface {
  name = 'Trail1760500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_name (
        staff_id text not null, organisation text not null, name text not null, primary key (staff_id, organisation));
      create index audit_entry_actor on audit_entry (actor_id, seq);
      create index audit_entry_delegate on audit_entry (delegate_id, seq) where delegate_id is not null;
      create index audit_entry_case on audit_entry (case_code, seq) where case_code is not null;
      create index audit_entry_at on audit_entry (at);
      create index usage_record_at on usage_record (at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
