import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EnquirerColumns } from '../enquirer/enquirer.entity.js';
import type { TicketState } from './ticket.state.js';

/** 一般, 难点, 特别复杂: the three classes of the hotline. */
export type TicketGrade = 'ORDINARY' | 'DIFFICULT' | 'COMPLEX';

/** A call to the hotline 12351 (12351工单). It belongs to no case until it is transferred into an intake. */
@Entity('hotline_ticket')
export class HotlineTicketEntity extends EnquirerColumns {
  @PrimaryColumn('uuid') id!: string;
  /** Null until it has become a case. */
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  @Column('text') organisation!: string;
  /** Number the hotline gave it. */
  @Column('text') number!: string;
  @Column('text') state!: TicketState;
  @Column('text') grade!: TicketGrade;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('text') matter!: string;
  @Column('text', { name: 'employer_name', nullable: true }) employerName!: string | null;
  @Column('text', { nullable: true }) handler!: string | null;
  @Column('text', { nullable: true }) reply!: string | null;
  @Column('date', { name: 'replied_on', nullable: true }) repliedOn!: string | null;
  /** What the caller said at the last call back; null before it. */
  @Column('boolean', { nullable: true }) resolved!: boolean | null;
  @Column('text', { nullable: true }) callback!: string | null;
  @Column('date', { name: 'called_back_on', nullable: true }) calledBackOn!: string | null;
  @Column('int') reopenings!: number;
  @Column('text', { name: 'end_text', nullable: true }) endText!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('uuid', { name: 'intake_id', nullable: true }) intakeId!: string | null;
}
