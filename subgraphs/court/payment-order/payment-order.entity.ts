import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DueSum } from '../counter/due-sums.js';
import type { OrderRefusalGround } from './conditions.js';
import type { OrderObjection } from './objection.js';
import type { PaymentOrderState } from './payment-order.state.js';

/** MEDIATION_AGREEMENT: 调解仲裁法 §16. WAGE_ARREARS: 劳动合同法 §30. Decides what is open once the order has ended. */
export type PaymentOrderBasis = 'MEDIATION_AGREEMENT' | 'WAGE_ARREARS';
export type TerminationReason = 'OBJECTION' | 'NOT_SERVED' | 'WITHDRAWN' | 'SUED';

/** One creditor's application for a payment order (支付令). Workers of one dispute apply together, each for an order of their own. */
@Entity('payment_order')
export class PaymentOrderEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** Shared by the applications that were filed together. */
  @Column('uuid', { name: 'batch_id' }) batchId!: string;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  @Column('uuid', { name: 'applicant_party_id' }) applicantPartyId!: string;
  @Column('text') basis!: PaymentOrderBasis;
  /** The agreement, IOU or pay record the debt is shown by. */
  @Column('text') evidence!: string;
  @Column('jsonb') sums!: DueSum[];
  @Column('bigint', { transformer: { to: (v: number) => v, from: (v: string) => Number(v) } })
  amount!: number;
  @Column('text') state!: PaymentOrderState;
  @Column('date', { name: 'applied_on' }) appliedOn!: string;
  /** 民督 number; given on acceptance. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('text', { nullable: true }) ground!: OrderRefusalGround | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null;
  /** The judge who issued it, by name. */
  @Column('text', { name: 'issued_by', nullable: true }) issuedBy!: string | null;
  @Column('date', { name: 'served_on', nullable: true }) servedOn!: string | null;
  @Column('jsonb') objections!: OrderObjection[];
  @Column('text', { name: 'terminated_for', nullable: true }) terminatedFor!: TerminationReason | null;
  /** When it was refused, took effect or was terminated. */
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
