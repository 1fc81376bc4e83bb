import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Of schema/law/interruptions.yaml, what a negotiation can bring about. */
export type NegotiationInterruption =
  'NEGOTIATION_REFUSED' | 'NEGOTIATION_FAILED' | 'SETTLEMENT_NOT_PERFORMED' | 'ACKNOWLEDGEMENT';

/** An event that interrupts the limitation of arbitration (仲裁时效中断), with what proves it. */
@Entity('limitation_event')
export class LimitationEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'negotiation_id' }) negotiationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: NegotiationInterruption;
  @Column('date') at!: string;
  @Column('text') evidence!: string;
  /** When it was put on record here; the event itself may lie before. */
  @Column('date', { name: 'recorded_on' }) recordedOn!: string;
}
