import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes to the court with its answer (A15), and what goes to the credit platform with its (A23). */
export class TransferAndCreditNotice1751100000000 implements MigrationInterface {
  name = 'TransferAndCreditNotice1751100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table court_transfer (
        id uuid primary key, case_code text not null, organisation text not null,
        arbitration_id uuid not null references arbitration_case (id), referral_id uuid not null unique, kind text not null,
        state text not null, number text not null, award_number text, served_on date, claim_kinds jsonb not null,
        amount bigint not null check (amount > 0), property text, issued_on date not null, return_reason text, answer_text text,
        ruling_number text, answered_on date, unique (organisation, number),
        check (kind <> 'ADVANCE_ENFORCEMENT' or (award_number is not null and served_on is not null)));
      create index court_transfer_case on court_transfer (case_code);

      create table credit_notice (
        id uuid primary key, entry_id uuid not null references wage_blacklist_entry (id), case_code text not null,
        organisation text not null, kind text not null, number text, sent_on date not null, service text not null, answer text,
        answer_number text, answer_text text, answered_on date, check ((answer is null) = (answered_on is null)));
      create index credit_notice_entry on credit_notice (entry_id);
      create unique index credit_notice_told on credit_notice (entry_id, kind) where answer is distinct from 'RETURNED';
      insert into credit_notice (id, entry_id, case_code, organisation, kind, number, sent_on, service)
        select gen_random_uuid(), id, case_code, organisation, 'LISTING', decision_number, shared_on, '此前推送，方式未登记'
        from wage_blacklist_entry where shared_on is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
