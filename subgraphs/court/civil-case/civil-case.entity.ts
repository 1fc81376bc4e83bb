import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CivilCaseState } from './civil-case.state.js';

/** Decides the limit of the trial and of an entrusted mediation. */
export type Procedure = 'ORDINARY' | 'SUMMARY' | 'SMALL_CLAIMS';

/** A civil case of first instance (民初), registered from a complaint. */
@Entity('civil_case')
export class CivilCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'intake_id', unique: true }) intakeId!: string;
  @Column('text') number!: string;
  @Column('text') procedure!: Procedure;
  @Column('text') state!: CivilCaseState;
  @Column('date', { name: 'registered_on' }) registeredOn!: string;
  /** Last day of the entrusted mediation as the mediator took it up, before any extension. */
  @Column('date', { name: 'mediation_due', nullable: true }) mediationDue!: string | null;
}
