import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InterruptionKind } from './interruption-kind.js';

/** An event that interrupts the limitation of arbitration (仲裁时效中断), with what proves it. */
@Entity('limitation_event')
export class LimitationEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: InterruptionKind;
  @Column('date') at!: string;
  /** The record or referral it came of, once for each kind; null where a person put it on record alone. */
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId!: string | null;
  @Column('text') evidence!: string;
  /** The file of the case that proves it, where it has been added. */
  @Column('uuid', { name: 'evidence_document', nullable: true }) evidenceDocument!: string | null;
  /** When it was put on record here; the event itself may lie before. */
  @Column('date', { name: 'recorded_on' }) recordedOn!: string;
}
