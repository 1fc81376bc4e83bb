import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work delegated between colleagues, and who acted in fact. */
export class Delegation1722000000000 implements MigrationInterface {
  name = 'Delegation1722000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delegation (
        id uuid primary key, organisation text not null, principal_id text not null, principal_name text not null,
        principal_roles text[] not null, delegate_id text not null, from_on date not null, until_on date not null,
        reason text not null, made_at timestamptz not null, revoked_at timestamptz, revoked_by text,
        check (principal_id <> delegate_id), check (from_on <= until_on));
      create index delegation_delegate on delegation (delegate_id, organisation);
      create index delegation_organisation on delegation (organisation, made_at);
      alter table audit_entry add delegate_id text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
