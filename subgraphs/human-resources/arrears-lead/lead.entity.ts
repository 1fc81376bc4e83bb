import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from '../inspection/fen-column.js';
import type { WorkerPaymentRow } from '../inspection/worker-payment.js';
import type { ArrearsLeadState } from './lead.state.js';

/** Through which door a lead came. */
export type ArrearsLeadSource =
  'ONLINE_PLATFORM' | 'HOTLINE' | 'PETITION' | 'UNION' | 'VISIT' | 'OTHER_AGENCY';

/** A lead that wages are owed (欠薪线索), checked before anything is inspected. */
@Entity('wage_arrears_lead')
export class WageArrearsLeadEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: ArrearsLeadState;
  @Column('text') source!: ArrearsLeadSource;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('int') workers!: number;
  /** In fen, as the lead says; null where it names none. */
  @Column('bigint', { nullable: true, transformer: fenColumn }) claimed!: number | null;
  @Column('text') facts!: string;
  /** The months that are owed, as the lead says (欠薪月份). */
  @Column('text', { name: 'unpaid_months', nullable: true }) unpaidMonths!: string | null;
  /** Who checks it: an office or an officer. */
  @Column('text', { name: 'dispatched_to', nullable: true }) dispatchedTo!: string | null;
  @Column('date', { name: 'dispatched_on', nullable: true }) dispatchedOn!: string | null;
  /** In fen; null until paid. */
  @Column('bigint', { nullable: true, transformer: fenColumn }) paid!: number | null;
  @Column('jsonb') payments!: WorkerPaymentRow[];
  @Column('text', { nullable: true }) findings!: string | null;
  @Column('uuid', { name: 'inspection_id', nullable: true }) inspectionId!: string | null;
  /** What whoever sent the lead was told (核处反馈). */
  @Column('text', { nullable: true }) reply!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
}
