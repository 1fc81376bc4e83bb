import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Meetings of several organisations (联席会议、会商研判、个案协调会), kept alike by every agency; one that has kept them before keeps its
 * tables. Each notice and each task knows the letter that carried it.
 */
export class JointMeeting1751000000001 implements MigrationInterface {
  name = 'JointMeeting1751000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table if not exists joint_meeting (
        id uuid primary key, organisation text not null, kind text not null, state text not null, case_code text, title text not null,
        agenda text not null, called_on date not null, planned_for date not null, place text not null, held_on date,
        minutes_number text, minutes text, minuted_on date, closed_on date, unique (organisation, minutes_number));
      create index if not exists joint_meeting_list on joint_meeting (organisation, state, planned_for);
      create index if not exists joint_meeting_case on joint_meeting (case_code);
      create table if not exists meeting_participant (
        id uuid primary key, meeting_id uuid not null references joint_meeting, organisation text not null, attended boolean,
        representative text, position text, unique (meeting_id, organisation));
      create table if not exists meeting_task (
        id uuid primary key, meeting_id uuid not null references joint_meeting, place int not null, owner text not null,
        text text not null, due date not null, done_on date, result text);
      create index if not exists meeting_task_meeting on meeting_task (meeting_id, place);
      alter table meeting_participant add column referral_id uuid unique, add column confirmed_on date;
      alter table meeting_task add column referral_id uuid unique;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
