import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnionAidState } from './union-aid.state.js';

/** A worker's application for the union's own legal aid (工会法律援助) and what became of it. */
@Entity('union_legal_aid_case')
export class UnionLegalAidCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: UnionAidState;
  @Column('uuid', { name: 'applicant_party_id' }) applicantPartyId!: string;
  @Column('text') matter!: string;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  @Column('text', { name: 'decision_number', nullable: true }) decisionNumber!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
  @Column('text', { name: 'lawyer_name', nullable: true }) lawyerName!: string | null;
  @Column('text', { nullable: true }) firm!: string | null;
  @Column('text', { name: 'licence_number', nullable: true }) licenceNumber!: string | null;
  @Column('date', { name: 'assigned_on', nullable: true }) assignedOn!: string | null;
  /** The report at the end (结案报告). */
  @Column('text', { nullable: true }) report!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
