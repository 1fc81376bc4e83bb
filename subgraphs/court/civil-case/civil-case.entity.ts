import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartySide } from '#kernel/party/party.entity.js';
import type { CivilCaseState } from './civil-case.state.js';

/** Decides the limit of the trial and of an entrusted mediation. */
export type Procedure = 'ORDINARY' | 'SUMMARY' | 'SMALL_CLAIMS';

/** How the first instance ended; DISMISSED is a ruling that dismisses the suit (驳回起诉), JUDGED a judgment on the merits. */
export type Conclusion = 'JUDGED' | 'DISMISSED' | 'MEDIATED' | 'WITHDRAWN';
export type AppealOutcome = 'UPHELD' | 'CHANGED' | 'MEDIATED' | 'WITHDRAWN';
/** REFUSED: first raised in court (解释二 §20). EXAMINED: raised in the arbitration, or there was none; weighed with the merits. */
export type LimitationRuling = 'REFUSED' | 'EXAMINED';

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
  @Column('text', { nullable: true }) conclusion!: Conclusion | null;
  @Column('date', { name: 'concluded_on', nullable: true }) concludedOn!: string | null;
  /** When the last party was served with the judgment or ruling. */
  @Column('date', { name: 'judgment_served_on', nullable: true }) judgmentServedOn!: string | null;
  @Column('date', { name: 'appealed_on', nullable: true }) appealedOn!: string | null;
  @Column('text', { name: 'appealed_by', nullable: true }) appealedBy!: PartySide | null;
  /** 民终 number of the court above. */
  @Column('text', { name: 'second_instance_number', nullable: true }) secondInstanceNumber!: string | null;
  @Column('text', { name: 'appeal_outcome', nullable: true }) appealOutcome!: AppealOutcome | null;
  @Column('date', { name: 'final_on', nullable: true }) finalOn!: string | null;
  @Column('text', { name: 'limitation_ruling', nullable: true }) limitationRuling!: LimitationRuling | null;
  @Column('date', { name: 'limitation_ruled_on', nullable: true }) limitationRuledOn!: string | null;
  @Column('text', { name: 'limitation_note', nullable: true }) limitationNote!: string | null;
}
