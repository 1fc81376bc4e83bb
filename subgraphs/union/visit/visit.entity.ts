import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EnquirerColumns } from '../enquirer/enquirer.entity.js';
import type { VisitState } from './visit.state.js';

/** A visit to the union's window (来访接待登记). It belongs to no case until it is escalated into an intake. */
@Entity('visit_record')
export class VisitRecordEntity extends EnquirerColumns {
  @PrimaryColumn('uuid') id!: string;
  /** Null until it has become a case. */
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  @Column('text') organisation!: string;
  /** Number of the register at the window. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text') state!: VisitState;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  /** How many came: visits are counted in 人次. */
  @Column('int') persons!: number;
  @Column('text') matter!: string;
  @Column('text', { name: 'employer_name', nullable: true }) employerName!: string | null;
  /** Duty lawyer or clerk at the window. */
  @Column('text', { name: 'received_by' }) receivedBy!: string;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('uuid', { name: 'intake_id', nullable: true }) intakeId!: string | null;
}
