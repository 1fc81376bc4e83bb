import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../arbitration/claim-item.js';
import type { CourtTransferState } from './court-transfer.state.js';

/** ADVANCE_ENFORCEMENT 先予执行移送 (移送执行函), PRESERVATION 财产保全申请转交. */
export type CourtTransferKind = 'ADVANCE_ENFORCEMENT' | 'PRESERVATION';

/** What the arbitration committee passes on to the court for its power to enforce (裁审衔接, A15), and what the court made of it. */
@Entity('court_transfer')
export class CourtTransferEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'arbitration_id' }) arbitrationId!: string;
  @Column('uuid', { name: 'referral_id', unique: true }) referralId!: string;
  @Column('text') kind!: CourtTransferKind;
  @Column('text') state!: CourtTransferState;
  /** Number of the letter. */
  @Column('text') number!: string;
  /** The award in advance and the day the employer was served with it; null for a preservation. */
  @Column('text', { name: 'award_number', nullable: true }) awardNumber!: string | null;
  @Column('date', { name: 'served_on', nullable: true }) servedOn!: string | null;
  @Column('jsonb', { name: 'claim_kinds' }) claimKinds!: ClaimKind[];
  /** In fen. */
  @Column('bigint', { transformer: { to: (value: number) => value, from: (value: string) => Number(value) } })
  amount!: number;
  @Column('text', { nullable: true }) property!: string | null;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  /** What the court said: why it went back, or what it ruled. */
  @Column('text', { name: 'answer_text', nullable: true }) answerText!: string | null;
  @Column('text', { name: 'ruling_number', nullable: true }) rulingNumber!: string | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
}
