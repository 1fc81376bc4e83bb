import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PreFilingMediationState } from './pre-filing-mediation.state.js';

/** A pre-filing mediation (民诉前调) of a court of mode P: the complaint is in, no civil case is registered. */
@Entity('pre_filing_mediation')
export class PreFilingMediationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'intake_id', unique: true }) intakeId!: string;
  /** 民诉前调 number; given when the mediation is delegated. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text') state!: PreFilingMediationState;
  @Column('date', { name: 'opened_on' }) openedOn!: string;
  /** Outcome code of the mediation. */
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text', { name: 'statement_number', nullable: true }) statementNumber!: string | null;
}
