import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SupportState } from './support.state.js';

/** Support of a suit (支持起诉, 民事诉讼法 §15): the procuratorate helps those who sue; they stay the parties. */
@Entity('supported_litigation')
export class SupportedLitigationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The referral that brought it (A11); null where the claimants came to our door. */
  @Column('uuid', { name: 'referral_id', nullable: true, unique: true }) referralId!: string | null;
  @Column('text') state!: SupportState;
  /** Who sues; each has consented to the support. */
  @Column('uuid', { name: 'claimant_party_ids', array: true }) claimantPartyIds!: string[];
  /** Why they can hardly sue alone: 残疾人, 老年人, 女职工, 进城务工人员… */
  @Column('text', { name: 'weak_position' }) weakPosition!: string;
  @Column('text') request!: string;
  @Column('text') facts!: string;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  @Column('text', { name: 'reviewer_id', nullable: true }) reviewerId!: string | null;
  /** Why the suit may be brought without arbitration: a row of schema/law/direct-suit.yaml. */
  @Column('text', { name: 'direct_suit_ground', nullable: true }) directSuitGround!: string | null;
  /** The award, statement or refusal with which arbitration has ended. */
  @Column('text', { name: 'award_number', nullable: true }) awardNumber!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
  @Column('text', { name: 'court_name', nullable: true }) courtName!: string | null;
  /** The court in the address book; null for another one. */
  @Column('text', { name: 'court_code', nullable: true }) courtCode!: string | null;
  @Column('text', { name: 'court_number', nullable: true }) courtNumber!: string | null;
  /** When the claimants themselves sued. */
  @Column('date', { name: 'sued_on', nullable: true }) suedOn!: string | null;
  @Column('date', { name: 'filed_on', nullable: true }) filedOn!: string | null;
  @Column('date', { name: 'hearing_on', nullable: true }) hearingOn!: string | null;
  @Column('text', { name: 'result_text', nullable: true }) resultText!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
