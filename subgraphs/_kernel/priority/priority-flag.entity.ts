import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PriorityGround = 'INDUSTRIAL_WORKER' | 'COLLECTIVE' | 'LIMIT_NEAR';

/** Another organisation has told that it no longer puts the case first. */
export interface DroppedElsewhere {
  organisation: string;
  on: string;
  reason: string;
}

/** A case goes first here (绿色通道, A28): why, and who said so first. Every referral of the case carries it on. */
@Entity('priority_flag')
export class PriorityFlagEntity {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') ground!: PriorityGround;
  @Column('text') reason!: string;
  /** The organisation that set it. */
  @Column('text', { name: 'flagged_by' }) flaggedBy!: string;
  @Column('date', { name: 'flagged_on' }) flaggedOn!: string;
  /** When and why it was dropped here; null while the case goes first. */
  @Column('date', { name: 'dropped_on', nullable: true }) droppedOn!: string | null;
  @Column('text', { name: 'dropped_because', nullable: true }) droppedBecause!: string | null;
  @Column('jsonb', { name: 'dropped_elsewhere' }) droppedElsewhere!: DroppedElsewhere[];
}
