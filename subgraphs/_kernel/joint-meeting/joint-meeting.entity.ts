import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MeetingState } from './joint-meeting.state.js';

/** JOINT_CONFERENCE 联席会议, CONSULTATION 会商研判, CASE_COORDINATION 个案协调会. */
export type MeetingKind = 'JOINT_CONFERENCE' | 'CONSULTATION' | 'CASE_COORDINATION';

/** A meeting of several organisations that this one has called, and what was agreed there. */
@Entity('joint_meeting')
export class JointMeetingEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Who called it. */
  @Column('text') organisation!: string;
  @Column('text') kind!: MeetingKind;
  @Column('text') state!: MeetingState;
  /** The case it is about; null where it is about none. */
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  @Column('text') title!: string;
  @Column('text') agenda!: string;
  @Column('date', { name: 'called_on' }) calledOn!: string;
  @Column('date', { name: 'planned_for' }) plannedFor!: string;
  @Column('text') place!: string;
  @Column('date', { name: 'held_on', nullable: true }) heldOn!: string | null;
  @Column('text', { name: 'minutes_number', nullable: true }) minutesNumber!: string | null;
  @Column('text', { nullable: true }) minutes!: string | null;
  @Column('date', { name: 'minuted_on', nullable: true }) minutedOn!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
}

/** An organisation of the address book that was asked to a meeting: whether it came, and what it said. */
@Entity('meeting_participant')
export class MeetingParticipantEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('text') organisation!: string;
  /** Null until the meeting is held. */
  @Column('boolean', { nullable: true }) attended!: boolean | null;
  @Column('text', { nullable: true }) representative!: string | null;
  @Column('text', { nullable: true }) position!: string | null;
  /** The notice that was sent to it (A26); null where it went on paper, and for who called the meeting. */
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  /** When it said that it comes; null until then. */
  @Column('date', { name: 'confirmed_on', nullable: true }) confirmedOn!: string | null;
}

/** One line of the list of tasks: whose it is, and by when. */
@Entity('meeting_task')
export class MeetingTaskEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'meeting_id' }) meetingId!: string;
  @Column('int') place!: number;
  @Column('text') owner!: string;
  @Column('text') text!: string;
  @Column('date') due!: string;
  @Column('date', { name: 'done_on', nullable: true }) doneOn!: string | null;
  @Column('text', { nullable: true }) result!: string | null;
  /** The letter that gave the owner the task (A26); null where it went on paper, and for an own task. */
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
}
