import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlarmEntityKind } from './limits.js';

/**
 * Too many look-ups by one person or one organisation within an hour; kept where the data is and at the reader's agency.
 * Or a chain that contradicts itself: then "reader" is the agency whose chain it is, and nobody in person.
 */
@Entity('alarm')
export class AlarmEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The organisation whose agency was looked into, and that tells the reader's. */
  @Column('text') organisation!: string;
  @Column('text') kind!: AlarmEntityKind;
  /** Null for the look-ups of an organisation taken together. */
  @Column('text', { name: 'reader_id', nullable: true }) readerId!: string | null;
  @Column('text', { name: 'reader_agency' }) readerAgency!: string;
  @Column('text', { name: 'reader_organisation' }) readerOrganisation!: string;
  /** What was looked up last. */
  @Column('text') what!: string;
  /** Different subjects asked for in the counted time, refused tries included. */
  @Column('int') count!: number;
  @Column('timestamptz', { name: 'first_at' }) firstAt!: Date;
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt!: Date | null;
  @Column('text', { name: 'seen_by', nullable: true }) seenBy!: string | null;
}
