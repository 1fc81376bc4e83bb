import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from './fen-column.js';
import type { WorkerPaymentRow } from './worker-payment.js';

export type OrderKind = 'PAY' | 'RECTIFY';

/** An order of the bureau to put something right by a last day (限期改正指令书); an order to pay names whom and how much. */
@Entity('rectification_order')
export class RectificationOrderEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'inspection_id' }) inspectionId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: OrderKind;
  @Column('text') number!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('date', { name: 'last_day' }) lastDay!: string;
  @Column('text') demand!: string;
  /** What the bureau has found (违法事实); null where not written. */
  @Column('text', { nullable: true }) facts!: string | null;
  /** In fen; null for an order that asks for no payment. */
  @Column('bigint', { nullable: true, transformer: fenColumn }) amount!: number | null;
  @Column('jsonb') payments!: WorkerPaymentRow[];
  @Column('date', { name: 'complied_on', nullable: true }) compliedOn!: string | null;
  /** When an officer noted, after the last day, that it was ignored. */
  @Column('date', { name: 'ignored_noted_on', nullable: true }) ignoredNotedOn!: string | null;
}
