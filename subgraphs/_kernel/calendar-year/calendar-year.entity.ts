import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The holidays of a year that an administrator has added from the yearly notice, before a release brings them (年度放假安排). */
@Entity('calendar_year')
export class CalendarYearEntity {
  @PrimaryColumn('int') year!: number;
  /** Name and number of the notice. */
  @Column('text') notice!: string;
  /** Days off on Monday to Friday: `10-01`. */
  @Column('jsonb') off!: string[];
  /** Saturdays and Sundays worked instead. */
  @Column('jsonb', { name: 'make_up' }) makeUp!: string[];
  @Column('timestamptz', { name: 'added_at' }) addedAt!: Date;
  /** Staff id of the administrator. */
  @Column('text', { name: 'added_by' }) addedBy!: string;
  @Column('text') organisation!: string;
}
