import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LeadState } from './lead.state.js';

/** What the procuratorate has done with a lead. */
export type LeadMeasure =
  'SUPPORTED_LITIGATION' | 'RECOMMENDATION' | 'PUBLIC_INTEREST_SUIT' | 'MEDIATED' | 'NONE';

/** A lead (线索) that a union has handed to this procuratorate, and what came of it. */
@Entity('procuratorial_lead')
export class ProcuratorialLeadEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'referral_id', unique: true }) referralId!: string;
  @Column('text') state!: LeadState;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('text') subject!: string;
  /** The group it concerns: 女职工, 新就业形态劳动者… */
  @Column('text', { name: 'worker_group' }) workerGroup!: string;
  @Column('boolean', { name: 'employer_uncooperative' }) employerUncooperative!: boolean;
  @Column('int') workers!: number;
  @Column('text') facts!: string;
  @Column('text', { name: 'reviewer_id', nullable: true }) reviewerId!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('text', { nullable: true }) measure!: LeadMeasure | null;
  /** The reply to the sender, or the reason of a return or transfer. */
  @Column('text', { name: 'result_text', nullable: true }) resultText!: string | null;
  /** Of the reply (回函), as its document bears it; null until then. */
  @Column('text', { name: 'reply_number', nullable: true }) replyNumber!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
