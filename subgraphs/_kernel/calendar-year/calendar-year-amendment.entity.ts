import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an added year said before it was corrected, and why it was (年度放假安排更正). */
@Entity('calendar_year_amendment')
export class CalendarYearAmendmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('int') year!: number;
  /** As they were before. */
  @Column('text') notice!: string;
  @Column('jsonb') off!: string[];
  @Column('jsonb', { name: 'make_up' }) makeUp!: string[];
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'amended_at' }) amendedAt!: Date;
  /** Staff id of the administrator. */
  @Column('text', { name: 'amended_by' }) amendedBy!: string;
  @Column('text') organisation!: string;
}
