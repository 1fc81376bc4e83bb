import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls and visits that are no case yet, leads, and negotiations with what they end in. */
export class HotlineVisitLeadNegotiation1730000000000 implements MigrationInterface {
  name = 'HotlineVisitLeadNegotiation1730000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hotline_ticket (
        id uuid primary key, case_code text, organisation text not null, number text not null, state text not null,
        grade text not null, received_on date not null, enquirer_name text, enquirer_id_number text, enquirer_phone text,
        matter text not null, employer_name text, handler text, reply text, replied_on date, resolved boolean, callback text,
        called_back_on date, reopenings int not null, end_text text, ended_on date, intake_id uuid, unique (organisation, number));
      create index hotline_ticket_case on hotline_ticket (case_code) where case_code is not null;
      create index hotline_ticket_list on hotline_ticket (organisation, state);

      create table visit_record (
        id uuid primary key, case_code text, organisation text not null, number text, state text not null,
        received_on date not null, persons int not null, enquirer_name text, enquirer_id_number text, enquirer_phone text,
        matter text not null, employer_name text, received_by text not null, answer text, ended_on date, intake_id uuid);
      create index visit_record_case on visit_record (case_code) where case_code is not null;
      create index visit_record_list on visit_record (organisation, state);

      create table risk_lead (
        id uuid primary key, case_code text, organisation text not null, state text not null, kind text not null,
        reported_on date not null, informant text not null, employer_name text not null, employer_code text, workers int not null,
        amount bigint, facts text not null, verifiers jsonb not null, verifying_on date, findings text, platform_number text,
        settled_on date, end_text text, closed_on date);
      create index risk_lead_case on risk_lead (case_code) where case_code is not null;
      create index risk_lead_list on risk_lead (organisation, state);

      create table negotiation (
        id uuid primary key, case_code text not null, organisation text not null, state text not null, requested_by uuid not null,
        requested_on date not null, request text not null, responded_on date, began_on date, end_text text, ended_on date);
      create index negotiation_case on negotiation (case_code);
      create index negotiation_list on negotiation (organisation, state);

      create table settlement_agreement (
        id uuid primary key, negotiation_id uuid not null unique, case_code text not null, organisation text not null,
        party_ids jsonb not null, claims text not null, result text not null, amount bigint, perform_by date not null,
        manner text not null, signed_on date not null, performed boolean, performed_on date);

      create table limitation_event (
        id uuid primary key, case_code text not null, organisation text not null, negotiation_id uuid,
        kind text not null, at date not null, evidence text not null, recorded_on date not null);
      create index limitation_event_case on limitation_event (case_code);
      create index limitation_event_negotiation on limitation_event (negotiation_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
