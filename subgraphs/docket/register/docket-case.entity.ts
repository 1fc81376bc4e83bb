import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The header of a case, drawn from what the agencies have told. What the first agency tells is null until it arrives. */
@Entity('docket_case')
export class DocketCaseEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @Column('date', { name: 'opened_on', nullable: true }) openedOn!: string | null;
  @Column('text', { nullable: true }) division!: string | null;
  @Column('text', { nullable: true }) cause!: string | null;
  @Column('text', { name: 'cause_version', nullable: true }) causeVersion!: string | null;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { nullable: true }) door!: string | null;
  @Column('text', { name: 'first_organisation', nullable: true }) firstOrganisation!: string | null;
  @Column('text', { name: 'first_agency', nullable: true }) firstAgency!: string | null;
  @Column('text', { name: 'holder_organisation', nullable: true }) holderOrganisation!: string | null;
  @Column('text', { name: 'holder_agency', nullable: true }) holderAgency!: string | null;
  @Column('text', { name: 'stage_kind', nullable: true }) stageKind!: string | null;
  @Column('text', { name: 'stage_state', nullable: true }) stageState!: string | null;
  @Column('text', { name: 'stage_agency', nullable: true }) stageAgency!: string | null;
  @Column('timestamptz', { name: 'stage_at', nullable: true }) stageAt!: Date | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
  @Column('int') workers!: number;
  @Column('text', { name: 'employer_code', nullable: true }) employerCode!: string | null;
  /** Organisation to whom the matter first went on (首次转到). */
  @Column('text', { name: 'referred_to', nullable: true }) referredTo!: string | null;
  @Column('date', { name: 'settled_on', nullable: true }) settledOn!: string | null;
  @Column('date', { name: 'resolved_on', nullable: true }) resolvedOn!: string | null;
  @Column('int', { name: 'handling_days', nullable: true }) handlingDays!: number | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
