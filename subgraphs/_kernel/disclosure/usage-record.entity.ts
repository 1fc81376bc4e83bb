import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A look of another agency's person at personal data held here (谁看过): who, for what, of which case. */
@Entity('usage_record')
export class UsageRecordEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'reader_id' }) readerId!: string;
  @Column('text', { name: 'reader_agency' }) readerAgency!: string;
  @Column('text', { name: 'reader_organisation' }) readerOrganisation!: string;
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  @Column('text') what!: string;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { name: 'case_number', nullable: true }) caseNumber!: string | null;
}
