import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By which holidays the deadlines of a year were last counted: others mean that they are to be counted anew. */
@Entity('calendar_counted')
export class CalendarCountedEntity {
  @PrimaryColumn('int') year!: number;
  /** Days off and days worked instead: `01-01 05-01 / 05-09`. */
  @Column('text') days!: string;
  /** When they last changed, by the machine’s clock; null where they never did. */
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt!: Date | null;
}
