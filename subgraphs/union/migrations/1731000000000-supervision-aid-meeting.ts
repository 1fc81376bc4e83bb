import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Supervision letters from their draft on, with the last days to answer and to object; the union's legal aid; health checks
 * of employers; joint meetings. That a letter is overdue is computed from its last day and no longer stored.
 */
export class SupervisionAidMeeting1731000000000 implements MigrationInterface {
  name = 'SupervisionAidMeeting1731000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supervision_letter
        alter column number drop not null, alter column signed_by drop not null, alter column served_on drop not null,
        add inspectors jsonb not null default '[]', add drafted_on date, add signer_office text, add signed_on date,
        add service_manner text, add reply_due date, add objection_due date, add escalation_ground text;
      update supervision_letter l set reply_due = d.due from deadline d
        where d.record_id = l.id and d.rule in ('SUP-REMINDER', 'SUP-OPINION');
      update supervision_letter set state = 'SERVED' where state = 'OVERDUE';

      create table union_legal_aid_case (
        id uuid primary key, case_code text not null, organisation text not null, state text not null,
        applicant_party_id uuid not null, matter text not null, applied_on date not null, decision_number text, decided_on date,
        decision_reason text, lawyer_name text, firm text, licence_number text, assigned_on date, report text, ended_on date,
        unique (organisation, decision_number));
      create index union_legal_aid_case_case on union_legal_aid_case (case_code);
      create index union_legal_aid_case_list on union_legal_aid_case (organisation, state);

      create table legal_health_check (
        id uuid primary key, organisation text not null, state text not null, employer_name text not null, employer_code text not null,
        planned_for date not null, union_members jsonb not null, lawyers jsonb not null, visited_on date, report_number text,
        reported_on date, report text, closing_text text, closed_on date, unique (organisation, report_number));
      create index legal_health_check_list on legal_health_check (organisation, state, planned_for);
      create table legal_health_finding (
        id uuid primary key, check_id uuid not null references legal_health_check, place int not null, kind text not null,
        fact text not null, recommendation text not null, follow_up text, rectified boolean, followed_up_on date);
      create index legal_health_finding_check on legal_health_finding (check_id, place);

      create table joint_meeting (
        id uuid primary key, organisation text not null, kind text not null, state text not null, case_code text, title text not null,
        agenda text not null, called_on date not null, planned_for date not null, place text not null, held_on date,
        minutes_number text, minutes text, minuted_on date, closed_on date, unique (organisation, minutes_number));
      create index joint_meeting_list on joint_meeting (organisation, state, planned_for);
      create index joint_meeting_case on joint_meeting (case_code);
      create table meeting_participant (
        id uuid primary key, meeting_id uuid not null references joint_meeting, organisation text not null, attended boolean,
        representative text, position text, unique (meeting_id, organisation));
      create table meeting_task (
        id uuid primary key, meeting_id uuid not null references joint_meeting, place int not null, owner text not null,
        text text not null, due date not null, done_on date, result text);
      create index meeting_task_meeting on meeting_task (meeting_id, place);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
