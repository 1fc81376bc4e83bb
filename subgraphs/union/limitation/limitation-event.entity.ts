import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The events of schema/law/interruptions.yaml. */
export const interruptionKinds = {
  NEGOTIATION_REFUSED: 'NEGOTIATION_REFUSED',
  NEGOTIATION_FAILED: 'NEGOTIATION_FAILED',
  SETTLEMENT_NOT_PERFORMED: 'SETTLEMENT_NOT_PERFORMED',
  MEDIATION_REFUSED: 'MEDIATION_REFUSED',
  CONSENT_WITHDRAWN: 'CONSENT_WITHDRAWN',
  MEDIATION_EXPIRED: 'MEDIATION_EXPIRED',
  AGREEMENT_NOT_PERFORMED: 'AGREEMENT_NOT_PERFORMED',
  COMPLAINT: 'COMPLAINT',
  ARBITRATION_APPLICATION: 'ARBITRATION_APPLICATION',
  SUIT: 'SUIT',
  PAYMENT_ORDER_APPLICATION: 'PAYMENT_ORDER_APPLICATION',
  ACKNOWLEDGEMENT: 'ACKNOWLEDGEMENT',
} as const;
export type InterruptionKind = keyof typeof interruptionKinds;

/** An event that interrupts the limitation of arbitration (仲裁时效中断), with what proves it. */
@Entity('limitation_event')
export class LimitationEventEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The negotiation it came of; null where a person put it on record alone. */
  @Column('uuid', { name: 'negotiation_id', nullable: true }) negotiationId!: string | null;
  @Column('text') kind!: InterruptionKind;
  @Column('date') at!: string;
  @Column('text') evidence!: string;
  /** When it was put on record here; the event itself may lie before. */
  @Column('date', { name: 'recorded_on' }) recordedOn!: string;
}
