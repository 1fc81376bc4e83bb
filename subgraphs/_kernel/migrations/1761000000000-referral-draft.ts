import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter that is being prepared; and of one that has left, what its sender says against the result, and what its receiver lacks. */
export class ReferralDraft1761000000000 implements MigrationInterface {
  name = 'ReferralDraft1761000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table referral_draft (
        id uuid primary key,
        organisation text not null,
        receiver text not null,
        arrow text not null,
        case_code text not null,
        state text not null,
        number text,
        applicant_party_ids jsonb not null default '[]',
        drafted_at timestamptz not null,
        asked_on date,
        ended_on date,
        cancelled_because text
      );
      create index on referral_draft (case_code, organisation);
      create unique index on referral_draft (organisation, case_code, arrow)
        where state in ('DRAFT', 'CONSENT_PENDING');
      alter table referral add dispute text, add supplement jsonb;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
