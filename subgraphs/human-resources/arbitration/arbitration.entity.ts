import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArbitrationState } from './arbitration.state.js';

/** Why an application is not accepted: what 办案规则 §30 asks and the application lacks. */
export type RefusalGround =
  'OUT_OF_SCOPE' | 'NO_JURISDICTION' | 'NO_CLEAR_CLAIM' | 'NO_DIRECT_INTEREST' | 'ALREADY_IN_PROCEDURE';

/** One arbitration (仲裁案件) from the receipt of the application; an arbitration comes before suit. */
@Entity('arbitration_case')
export class ArbitrationCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The referral that brought it; null where the applicant came to our door. */
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  @Column('text') state!: ArbitrationState;
  @Column('date', { name: 'filed_on' }) filedOn!: string;
  @Column('jsonb', { name: 'claim_kinds' }) claimKinds!: string[];
  /** What the applicant was told, once, to complete; null when nothing was missing. */
  @Column('text', { nullable: true }) defects!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('text', { name: 'refusal_ground', nullable: true }) refusalGround!: RefusalGround | null;
  /** The reason in words for a refusal, a transfer or a withdrawal. */
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;
}
