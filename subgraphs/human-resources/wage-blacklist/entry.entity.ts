import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BlacklistState } from './entry.state.js';

/** Why an employer is listed: 名单办法 §5. */
export type BlacklistGround = 'CRIME_AMOUNT' | 'INCIDENT';

/** An employer on the list of those that leave wages unpaid (拖欠农民工工资失信联合惩戒名单), from the notice on. */
@Entity('wage_blacklist_entry')
export class WageBlacklistEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'inspection_id' }) inspectionId!: string;
  /** The order to pay that was ignored. */
  @Column('uuid', { name: 'order_id' }) orderId!: string;
  @Column('text') state!: BlacklistState;
  @Column('text', { name: 'employer_name' }) employerName!: string;
  @Column('text', { name: 'employer_code' }) employerCode!: string;
  @Column('text') ground!: BlacklistGround;
  @Column('text', { name: 'ground_text' }) groundText!: string;
  @Column('text', { name: 'notice_number' }) noticeNumber!: string;
  @Column('date', { name: 'noticed_on' }) noticedOn!: string;
  @Column('boolean') extended!: boolean;
  @Column('text', { nullable: true }) objection!: string | null;
  @Column('date', { name: 'objected_on', nullable: true }) objectedOn!: string | null;
  /** What came of verifying the objection. */
  @Column('text', { nullable: true }) verification!: string | null;
  @Column('text', { name: 'decision_number', nullable: true }) decisionNumber!: string | null;
  @Column('date', { name: 'listed_on', nullable: true }) listedOn!: string | null;
  @Column('date', { name: 'listed_until', nullable: true }) listedUntil!: string | null;
  /** When the credit platform had it. */
  @Column('date', { name: 'shared_on', nullable: true }) sharedOn!: string | null;
  @Column('date', { name: 'rectified_on', nullable: true }) rectifiedOn!: string | null;
  /** The end of the six months after which early removal may be applied for. */
  @Column('date', { name: 'removable_after', nullable: true }) removableAfter!: string | null;
  @Column('date', { name: 'removal_applied_on', nullable: true }) removalAppliedOn!: string | null;
  @Column('text', { name: 'removal_refusal', nullable: true }) removalRefusal!: string | null;
  @Column('text', { name: 'end_number', nullable: true }) endNumber!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;
}
