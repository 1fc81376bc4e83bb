import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payment orders, enforcement, annulment of awards, and the civil case to its end. */
export class PaymentOrderEnforcementAnnulment1732000000000 implements MigrationInterface {
  name = 'PaymentOrderEnforcementAnnulment1732000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table payment_order (
        id uuid primary key, organisation text not null, case_code text not null, batch_id uuid not null,
        referral_id uuid, applicant_party_id uuid not null, basis text not null, evidence text not null,
        sums jsonb not null, amount bigint not null, state text not null, applied_on date not null, number text,
        accepted_on date, ground text, note text, issued_on date, served_on date, objections jsonb not null,
        terminated_for text, ended_on date, unique (organisation, number), unique (batch_id, applicant_party_id));
      create index payment_order_case on payment_order (case_code);
      create index payment_order_referral on payment_order (referral_id) where referral_id is not null;
      create index payment_order_list on payment_order (organisation, state);

      create table enforcement (
        id uuid primary key, organisation text not null, case_code text not null, referral_id uuid,
        instrument text not null, instrument_number text not null, sums jsonb not null, amount bigint not null,
        shares jsonb not null, payments jsonb not null, state text not null, applied_on date not null,
        perform_by date not null, apply_by date not null, late boolean not null, bar_raised_on date, number text,
        filed_on date, notice_on date, note text, ended_on date, unique (organisation, number));
      create index enforcement_case on enforcement (case_code);
      create index enforcement_referral on enforcement (referral_id) where referral_id is not null;
      create index enforcement_list on enforcement (organisation, state);

      create table award_annulment (
        id uuid primary key, organisation text not null, case_code text not null, award_number text not null,
        award_received_on date not null, grounds jsonb not null, reasons text not null, state text not null,
        applied_on date not null, apply_by date not null, suit_ended_on date, number text, accepted_on date,
        ground text, note text, ruling_number text, decided_on date, ruling_received_on date,
        unique (organisation, number));
      create index award_annulment_case on award_annulment (case_code);
      create index award_annulment_list on award_annulment (organisation, state);
      create index filing_intake_award on filing_intake (award_number) where award_number is not null;

      alter table civil_case
        add conclusion text, add concluded_on date, add judgment_served_on date, add appealed_on date,
        add appealed_by text, add second_instance_number text, add appeal_outcome text, add final_on date,
        add limitation_ruling text, add limitation_ruled_on date, add limitation_note text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
