import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a record of an agency stands, as its owner told last. */
@Entity('docket_record')
export class DocketRecordEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  /** Name of the owner's type. */
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text', { name: 'record_id' }) recordId!: string;
  @Column('text') agency!: string;
  @Column('text') state!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  /** The owner's count of its messages about the case. */
  @Column('int') seq!: number;
}
