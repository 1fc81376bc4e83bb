import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents say to whom, what, why and until when; a grant that rests on one opens no more and no longer. */
export class ConsentLedger1721000000000 implements MigrationInterface {
  name = 'ConsentLedger1721000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consent
        add recipient text, add kinds text[], add purpose text, add until_on date, add document_hash text,
        add recorded_by text, add revocation_channel text, add revocation_evidence text, add revoked_by text;
      alter table disclosure_grant add classes text[], add until_on date;
      create index disclosure_grant_basis on disclosure_grant (basis_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
