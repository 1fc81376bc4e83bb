import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of one record: that it came to a state, and when. The owner's message number makes it unique. */
@Entity('docket_timeline')
export class DocketTimelineEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('int') seq!: number;
  @Column('text') agency!: string;
  /** `<kind>:<record id>`, by which the owner finds the record. */
  @Column('text') reference!: string;
  @Column('text') kind!: string;
  @Column('text') state!: string;
  @Column('timestamptz') at!: Date;
  /** True: the organisation now has the matter in hand; false: it has done with it; null: nothing said. */
  @Column('boolean', { nullable: true }) holding!: boolean | null;
}
