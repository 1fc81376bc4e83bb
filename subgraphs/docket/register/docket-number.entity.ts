import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official number (案号、文号) that a record of the case bears or has borne. */
@Entity('docket_number')
export class DocketNumberEntity {
  /** The number in one spelling, to search by: half-width, without blanks. */
  @PrimaryColumn('text', { name: 'number_key' }) numberKey!: string;
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') agency!: string;
  @Column('text') number!: string;
  @Column('text') kind!: string;
  @Column('text', { name: 'record_id' }) recordId!: string;
}
