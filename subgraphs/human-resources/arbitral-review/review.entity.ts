import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreementBody } from '#kernel/referral/referral.entity.js';
import type { ReviewState } from './review.state.js';

/** Why an application for review is not accepted: 办案规则 §74 (both parties together) and §75. */
export type ReviewFault =
  | 'ONE_PARTY_APPLICATION'
  | 'OUT_OF_TIME'
  | 'EXCLUDED_CLAIM'
  | 'ALREADY_CONFIRMED'
  | 'OUT_OF_SCOPE'
  | 'NO_JURISDICTION';

/** Why no statement is made of an agreement: 办案规则 §78. */
export type DeclineGround =
  | 'AGAINST_THE_LAW'
  | 'HARMS_INTERESTS'
  | 'SUSPECTED_FALSE_EVIDENCE'
  | 'AGAINST_FREE_WILL'
  | 'CONTENT_UNCLEAR'
  | 'OTHER';

export interface StatementSignature {
  partyId: string;
  on: string;
}

/** The review of a mediation agreement (仲裁审查) that both parties ask for, to have an arbitral statement in its place. */
@Entity('arbitral_review')
export class ArbitralReviewEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'referral_id', unique: true }) referralId!: string;
  @Column('text') state!: ReviewState;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  /** The parties that apply, and later sign for the statement. */
  @Column('jsonb', { name: 'applicant_party_ids' }) applicantPartyIds!: string[];
  @Column('jsonb') agreement!: AgreementBody;
  @Column('text', { nullable: true }) fault!: ReviewFault | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('boolean') extended!: boolean;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decline_ground', nullable: true }) declineGround!: DeclineGround | null;
  @Column('text', { name: 'statement_number', nullable: true }) statementNumber!: string | null;
  /** Who reviewed it and signs the statement (仲裁员); null until decided. */
  @Column('text', { nullable: true }) arbitrator!: string | null;
  @Column('jsonb') signatures!: StatementSignature[];
  /** The day the last party signed for the statement. */
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn!: string | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;
}
