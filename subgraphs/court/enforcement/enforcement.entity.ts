import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DueSum } from '../counter/due-sums.js';
import type { EnforcementState } from './enforcement.state.js';
import type { PaidPayment, WorkerShare } from './shares.js';

/** An application to enforce an instrument (强制执行): what is owed to whom, and what has been paid. */
@Entity('enforcement')
export class EnforcementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  /** Id of schema/law/instruments.yaml. */
  @Column('text') instrument!: string;
  @Column('text', { name: 'instrument_number' }) instrumentNumber!: string;
  @Column('jsonb') sums!: DueSum[];
  @Column('bigint', { transformer: { to: (v: number) => v, from: (v: string) => Number(v) } })
  amount!: number;
  /** What of it is due to each worker; they come to the amount. */
  @Column('jsonb') shares!: WorkerShare[];
  @Column('jsonb') payments!: PaidPayment[];
  @Column('text') state!: EnforcementState;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  /** Last day for performance under the instrument: of the last instalment. */
  @Column('date', { name: 'perform_by' }) performBy!: string;
  /** Last day to apply, counted from it. */
  @Column('date', { name: 'apply_by' }) applyBy!: string;
  /** Applied too late: the respondent may raise the bar, the court does not of its own accord. */
  @Column('boolean') late!: boolean;
  @Column('date', { name: 'bar_raised_on', nullable: true }) barRaisedOn!: string | null;
  /** 执 number; of 执恢 once it has been taken up again. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'filed_on', nullable: true }) filedOn!: string | null;
  @Column('date', { name: 'notice_on', nullable: true }) noticeOn!: string | null;
  /** Why it was suspended, or the round ended. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
