import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WarningLevel } from '#kernel/deadline/share-used.js';

/** A deadline has used a share of its time, or all of it; kept once for each end it had (期限预警). */
@Entity('deadline_warning')
export class DeadlineWarningEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'deadline_id' }) deadlineId!: string;
  @Column('text') organisation!: string;
  /** Percent of the time used; 100 when the last day has passed. */
  @Column('int') level!: WarningLevel;
  /** The last day it was raised for: one moved since is warned of anew. */
  @Column('date') due!: string;
  @Column('date', { name: 'raised_on' }) raisedOn!: string;
}
