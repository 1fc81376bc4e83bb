import type { ReferralState } from '#kernel/referral/referral.state.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a referral between two organisations stands, drawn from its events; no content. */
@Entity('referral_ledger')
export class ReferralLedgerEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** The referral it continues. */
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  @Column('text') arrow!: string;
  @Column('text') sender!: string;
  @Column('text') receiver!: string;
  @Column('text') state!: ReferralState;
  @Column('timestamptz') at!: Date;
  @Column('date', { name: 'sent_on' }) sentOn!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  /** Whether it was ever returned (退回), or ever passed unanswered (逾期未确认), whatever came after. */
  @Column('boolean') returned!: boolean;
  @Column('boolean') unconfirmed!: boolean;
}
