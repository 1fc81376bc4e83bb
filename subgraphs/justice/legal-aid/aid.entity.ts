import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AidState } from './aid.state.js';

/** Whom the law spares the means test: 法律援助法 §42(3). */
export type MeansExemption = 'MIGRANT_WAGES' | 'WORK_INJURY';
/** Why aid is given before the papers are complete: 法律援助法 §44. */
export type AdvanceGround = 'LIMITATION_NEAR' | 'URGENT_PRESERVATION' | 'OTHER';

/** An application for legal aid (法律援助) and what became of it. */
@Entity('legal_aid_case')
export class LegalAidCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The referral that brought it; null where the applicant came to our door. */
  @Column('uuid', { name: 'referral_id', nullable: true, unique: true }) referralId!: string | null;
  @Column('text') state!: AidState;
  @Column('uuid', { name: 'applicant_party_id' }) applicantPartyId!: string;
  @Column('text') matter!: string;
  @Column('boolean') urgent!: boolean;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  @Column('text', { name: 'means_exemption', nullable: true }) meansExemption!: MeansExemption | null;
  /** What the applicant says of income and property. It is never sent and never shown outside this bureau. */
  @Column('text', { name: 'means_declaration', nullable: true }) meansDeclaration!: string | null;
  /** What the applicant was told, once, to bring; null when nothing was missing. */
  @Column('text', { nullable: true }) missing!: string | null;
  @Column('date', { name: 'missing_told_on', nullable: true }) missingToldOn!: string | null;
  @Column('text', { name: 'advance_ground', nullable: true }) advanceGround!: AdvanceGround | null;
  @Column('text', { name: 'decision_number', nullable: true }) decisionNumber!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  /** Staff id of who decided; null until then. */
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
  @Column('text', { name: 'lawyer_name', nullable: true }) lawyerName!: string | null;
  @Column('text', { nullable: true }) firm!: string | null;
  @Column('text', { name: 'licence_number', nullable: true }) licenceNumber!: string | null;
  @Column('date', { name: 'assigned_on', nullable: true }) assignedOn!: string | null;
  /** The report at the end, or the reason of a withdrawal or termination. */
  @Column('text', { name: 'end_text', nullable: true }) endText!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
