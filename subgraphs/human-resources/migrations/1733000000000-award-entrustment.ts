import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The course of an arbitration after its acceptance, awards and their service, entrusted mediation, limitation events. */
export class AwardEntrustment1733000000000 implements MigrationInterface {
  name = 'AwardEntrustment1733000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table arbitration_case
        add claim_items jsonb not null default '[]', add collective boolean not null default false,
        add suggested_on date, add suggestion_number text, add suggestion_referral_id uuid, add suggestion_outcome text,
        add arbitrators jsonb not null default '[]', add tribunal_formed_on date,
        add copy_served_on date, add defence_received_on date, add defence_passed_on date,
        add hearing_on date, add hearing_place text, add evidence_by date, add recusals jsonb not null default '[]',
        add extension jsonb, add suspension jsonb, add statement_number text, add statement jsonb,
        add decided_on date, add archived_on date, add unique (organisation, statement_number);

      create table arbitral_entrustment (
        id uuid primary key, case_code text not null, organisation text not null, arbitration_id uuid not null, state text not null,
        consented_on date not null, referral_id uuid, mediator text, entrusted_on date, outcome text, text text, agreement jsonb,
        ended_on date);
      create index arbitral_entrustment_case on arbitral_entrustment (case_code);
      create index arbitral_entrustment_arbitration on arbitral_entrustment (arbitration_id);

      create table arbitral_award (
        id uuid primary key, case_code text not null, organisation text not null, arbitration_id uuid not null, state text not null,
        finality text not null, number text not null, made_on date not null, items jsonb not null, minimum_wage bigint not null,
        minimum_wage_place text not null, minimum_wage_source text not null, suits jsonb not null, annulment jsonb,
        in_force_on date, unique (arbitration_id, finality), unique (organisation, number));
      create index arbitral_award_case on arbitral_award (case_code);

      create table award_service (
        id uuid primary key, award_id uuid not null, case_code text not null, organisation text not null, party_id uuid not null,
        receiver text not null, manner text not null, served_on date not null, received_on date not null, evidence text not null,
        unique (award_id, party_id));
      create index award_service_award on award_service (award_id);

      create table arbitration_limitation_event (
        id uuid primary key, case_code text not null, organisation text not null, kind text not null, happened_on date not null,
        source_id uuid not null, evidence text not null, unique (organisation, source_id, kind));
      create index arbitration_limitation_event_case on arbitration_limitation_event (case_code);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
