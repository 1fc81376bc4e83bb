import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CourseEvent } from './course.js';

/** One step of a referral's course as one side noted it. The noting side's message number makes it unique. */
@Entity('referral_ledger_event')
export class ReferralLedgerEventEntity {
  @PrimaryColumn('uuid', { name: 'referral_id' }) referralId!: string;
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('int') seq!: number;
  @Column('text') event!: CourseEvent;
  @Column('timestamptz') at!: Date;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
}
