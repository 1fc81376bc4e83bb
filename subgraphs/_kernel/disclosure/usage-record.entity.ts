import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A look of another agency's person at personal data held here (谁看过): who, for what, of which case. */
@Entity('usage_record')
export class UsageRecordEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'reader_id' }) readerId!: string;
  @Column('text', { name: 'reader_agency' }) readerAgency!: string;
  @Column('text', { name: 'reader_organisation' }) readerOrganisation!: string;
  /** Who read in fact, where the reader had delegated the work (代办). */
  @Column('text', { name: 'delegate_id', nullable: true }) delegateId!: string | null;
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  /** The data classes that were shown, a space between them. */
  @Column('text') what!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { name: 'case_number', nullable: true }) caseNumber!: string | null;
  /** Until when the owner keeps it from the person for the sake of a lawful investigation; null where it does not. */
  @Column('date', { name: 'delayed_until', nullable: true }) delayedUntil!: string | null;
  /** Law and article, or the decision, that the delay rests on. */
  @Column('text', { name: 'delay_ground', nullable: true }) delayGround!: string | null;
}
