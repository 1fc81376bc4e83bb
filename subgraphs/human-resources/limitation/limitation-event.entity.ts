import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that interrupts the limitation of arbitration (时效中断), of schema/law/interruptions.yaml, with its evidence. */
@Entity('arbitration_limitation_event')
export class LimitationEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: string;
  @Column('date', { name: 'happened_on' }) on!: string;
  /** What it came of: the referral of the mediation. */
  @Column('uuid', { name: 'source_id' }) sourceId!: string;
  @Column('text') evidence!: string;
}
