import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one organisation of this agency knows of a case as a whole; its records hang below it. */
@Entity('case_file')
export class CaseFileEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') division!: string;
  /** Cause (案由) by its identifier in schema/law/causes.yaml and the list it is taken from. */
  @Column('text') cause!: string;
  @Column('text', { name: 'cause_version' }) causeVersion!: string;
  /** Names no person. */
  @Column('text') title!: string;
  @Column('bigint', {
    nullable: true,
    transformer: { to: (v: number | null) => v, from: (v: string | null) => (v === null ? null : Number(v)) },
  })
  claim!: number | null;
  @Column('text', { nullable: true }) facts!: string | null;
  @Column('date', { name: 'opened_on' }) openedOn!: string;
  /** True where the case was opened here; false where it came by referral. */
  @Column('boolean', { name: 'first_door' }) firstDoor!: boolean;
}
