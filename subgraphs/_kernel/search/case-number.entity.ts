import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official number (案号、文号) that an organisation's record of a case bears, kept so that the case is found by it. */
@Entity('case_number')
export class CaseNumberEntity {
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('text') number!: string;
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @Column('tsvector', { select: false }) search!: string;
}
