import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreementBody } from '#kernel/referral/referral.entity.js';
import type { JudicialConfirmationState } from './judicial-confirmation.state.js';

/** What the application lacked (补正), as its parties were told once. */
export interface ConfirmationDefectRow {
  missing: string;
  noticedOn: string;
  /** Last day to hand it in, set by the court. */
  completeBy: string;
  /** Null until it is complete. */
  completedOn: string | null;
}

/** PROOF 补充陈述、补充证明材料, APPEARANCE 共同到场核实. */
export type ConfirmationInquiryKind = 'PROOF' | 'APPEARANCE';

/** What the court asked of the parties in its review. */
export interface ConfirmationInquiryRow {
  kind: ConfirmationInquiryKind;
  text: string;
  askedOn: string;
  /** Last day to answer, or the day to come, set by the court. */
  answerBy: string;
  /** Null until they have. */
  answeredOn: string | null;
}

/** A joint application to confirm a mediation agreement (司法确认), as it came by referral A05. */
@Entity('judicial_confirmation')
export class JudicialConfirmationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'referral_id', unique: true }) referralId!: string;
  @Column('text') state!: JudicialConfirmationState;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  /** Last day of the joint application, counted from the day the agreement took effect. */
  @Column('date', { name: 'apply_by' }) applyBy!: string;
  @Column('jsonb', { name: 'applicant_party_ids' }) applicantPartyIds!: string[];
  @Column('text', { name: 'mediation_organisation' }) mediationOrganisation!: string;
  @Column('text', { name: 'agreement_id' }) agreementId!: string;
  @Column('jsonb') agreement!: AgreementBody;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('jsonb', { nullable: true }) defect!: ConfirmationDefectRow | null;
  @Column('jsonb', { default: [] }) inquiries!: ConfirmationInquiryRow[];
  /** 诉前调确 or 民特 number; given on acceptance. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('date', { name: 'extended_on', nullable: true }) extendedOn!: string | null;
  /** Ground of the refusal (民诉解释 §355) or rejection (§358). */
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { name: 'ruling_number', nullable: true }) rulingNumber!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  /** The judge who ruled, by name. */
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
}
