import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AwardAnnulmentState } from './award-annulment.state.js';
import type { AnnulmentGround } from './grounds.js';

/** An employer's application to the intermediate court to annul a final award (撤销仲裁裁决). */
@Entity('award_annulment')
export class AwardAnnulmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text', { name: 'award_number' }) awardNumber!: string;
  @Column('date', { name: 'award_received_on' }) awardReceivedOn!: string;
  /** Grounds the employer relies on. */
  @Column('jsonb') grounds!: AnnulmentGround[];
  @Column('text') reasons!: string;
  @Column('text') state!: AwardAnnulmentState;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  /** Last day to apply: from the award, or from the end of the worker's suit on it. */
  @Column('date', { name: 'apply_by' }) applyBy!: string;
  /** When the employer learnt that the worker's suit was dismissed or withdrawn; null where there was none. */
  @Column('date', { name: 'suit_ended_on', nullable: true }) suitEndedOn!: string | null;
  /** 民特 number; given on acceptance. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  /** Ground the award was annulled on. */
  @Column('text', { nullable: true }) ground!: AnnulmentGround | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { name: 'ruling_number', nullable: true }) rulingNumber!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('date', { name: 'ruling_received_on', nullable: true }) rulingReceivedOn!: string | null;
}
