import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RecommendationState } from './recommendation.state.js';

/** What the procuratorate does when a recommendation is not followed (PRO-1). */
export type FollowUpMeasure = 'REPORT_ABOVE' | 'INFORM_SUPERIOR' | 'INFORM_GOVERNMENT' | 'SUIT';

/** A recommendation of the procuratorate (检察建议, 人民检察院组织法 §21) to an agency, an authority or an employer. */
@Entity('procuratorial_recommendation')
export class RecommendationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: RecommendationState;
  @Column('text') number!: string;
  /** The addressee in the address book; null for an outside body. */
  @Column('text', { name: 'addressee_code', nullable: true }) addresseeCode!: string | null;
  @Column('text', { name: 'addressee_name' }) addresseeName!: string;
  /** The referral that carries it (A12); null where it goes on paper. */
  @Column('uuid', { name: 'referral_id', nullable: true, unique: true }) referralId!: string | null;
  @Column('text') problem!: string;
  /** What the procuratorate has found out itself. */
  @Column('text') findings!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  /** What is advised; after a modification, the advice as modified. */
  @Column('text') advice!: string;
  @Column('text', { name: 'worker_group' }) workerGroup!: string;
  @Column('int') workers!: number;
  /** Where it is urgent: days from receipt in place of the two months, and why. */
  @Column('int', { name: 'reply_within_days', nullable: true }) replyWithinDays!: number | null;
  @Column('text', { name: 'urgent_reason', nullable: true }) urgentReason!: string | null;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('date', { name: 'served_on', nullable: true }) servedOn!: string | null;
  @Column('date', { name: 'reply_due', nullable: true }) replyDue!: string | null;
  @Column('date', { name: 'replied_on', nullable: true }) repliedOn!: string | null;
  @Column('text', { name: 'reply_text', nullable: true }) replyText!: string | null;
  @Column('date', { name: 'objected_on', nullable: true }) objectedOn!: string | null;
  @Column('text', { name: 'objection_text', nullable: true }) objectionText!: string | null;
  @Column('date', { name: 'reviewed_on', nullable: true }) reviewedOn!: string | null;
  @Column('text', { name: 'review_text', nullable: true }) reviewText!: string | null;
  @Column('text', { name: 'follow_up_measure', nullable: true }) followUpMeasure!: FollowUpMeasure | null;
  @Column('text', { name: 'follow_up_text', nullable: true }) followUpText!: string | null;
  @Column('date', { name: 'followed_up_on', nullable: true }) followedUpOn!: string | null;
  @Column('text', { name: 'result_text', nullable: true }) resultText!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
