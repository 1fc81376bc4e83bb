import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CivilSupervisionState } from './civil-supervision.state.js';

/** What is supervised: what a court has decided, or how it enforces. */
export type SupervisedMatter = 'JUDGMENT' | 'MEDIATION_STATEMENT' | 'ENFORCEMENT';

/** Supervision of a civil case (民事监督, 民事诉讼法 §14): what a court decided, or its enforcement. */
@Entity('civil_supervision')
export class CivilSupervisionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: CivilSupervisionState;
  @Column('text') matter!: SupervisedMatter;
  /** The party that applied; null where the procuratorate acts of its own accord (依职权). */
  @Column('uuid', { name: 'applicant_party_id', nullable: true }) applicantPartyId!: string | null;
  @Column('text', { name: 'court_name' }) courtName!: string;
  /** The court in the address book; null for another one. */
  @Column('text', { name: 'court_code', nullable: true }) courtCode!: string | null;
  @Column('text', { name: 'court_number' }) courtNumber!: string;
  @Column('text') grounds!: string;
  @Column('date', { name: 'accepted_on' }) acceptedOn!: string;
  @Column('text', { name: 'reviewer_id', nullable: true }) reviewerId!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason!: string | null;
}
