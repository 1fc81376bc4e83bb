import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One organisation's registration of the case at its door (登记); the earliest is the first door (首办). */
@Entity('docket_intake')
export class DocketIntakeEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') agency!: string;
  @Column('text') door!: string;
  @Column('date', { name: 'opened_on' }) openedOn!: string;
  @Column('text') division!: string;
  @Column('text') cause!: string;
  @Column('text', { name: 'cause_version' }) causeVersion!: string;
  @Column('text') title!: string;
  @Column('text', { name: 'employer_code', nullable: true }) employerCode!: string | null;
  @Column('int') workers!: number;
}
