import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn } from './fen-column.js';
import type { InspectionState } from './inspection.state.js';
import type { WageCrimeFinding } from './wage-crime.js';

/** How the bureau came to know of it. */
export type InspectionSource = 'COMPLAINT' | 'REPORT' | 'UNION_RECOMMENDATION' | 'ARREARS_LEAD' | 'OWN_CHECK';

/** What is inspected: 劳动保障监察条例 §11. */
export type ViolationKind =
  | 'WAGE_ARREARS'
  | 'MINIMUM_WAGE'
  | 'WORKING_TIME'
  | 'LABOUR_CONTRACT'
  | 'SOCIAL_INSURANCE'
  | 'WOMEN_AND_MINORS'
  | 'CHILD_LABOUR'
  | 'INTERNAL_RULES'
  | 'JOB_AGENCY'
  | 'OTHER';

/** Why a complaint is not accepted; each is a reason a referral may come back with. */
export type InspectionRefusalGround =
  'OUT_OF_TIME' | 'NO_JURISDICTION' | 'OUT_OF_SCOPE' | 'MATERIALS_INCOMPLETE' | 'DUPLICATE';

/** How an inspection is decided: 劳动保障监察条例 §18. */
export type InspectionDecision = 'RECTIFIED' | 'ADMINISTRATIVE_DECISION' | 'PENALTY';

/** The transfer of a suspected crime to the police, who stand outside the linkage: a document out, a decision back. */
export interface PoliceTransferRow extends WageCrimeFinding {
  orderId: string;
  number: string;
  referredOn: string;
  /** Null until the police have answered. */
  decision: 'FILED' | 'NOT_FILED' | null;
  decisionNumber: string | null;
  decidedOn: string | null;
}

/** One labour inspection (监察案件) from the complaint to its decision. */
@Entity('inspection_case')
export class InspectionCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The union's recommendation that brought it; null where it came otherwise. */
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  @Column('text') state!: InspectionState;
  @Column('text') source!: InspectionSource;
  @Column('text') violation!: ViolationKind;
  /** Whose identity the law protects (劳动保障监察条例 §9); null where there is no such person. */
  @Column('text', { nullable: true }) complainant!: string | null;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  /** When the violation ended; null while it goes on or the day is not known. */
  @Column('date', { name: 'violation_ended_on', nullable: true }) violationEndedOn!: string | null;
  /** The months that are owed, as the complaint says (欠薪月份). */
  @Column('text', { name: 'unpaid_months', nullable: true }) unpaidMonths!: string | null;
  @Column('text', { nullable: true }) missing!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  /** Why it is another matter than the arbitration of the same case. */
  @Column('text', { name: 'apart_reason', nullable: true }) apartReason!: string | null;
  @Column('text', { name: 'refusal_ground', nullable: true }) refusalGround!: InspectionRefusalGround | null;
  @Column('date', { name: 'filed_on', nullable: true }) filedOn!: string | null;
  @Column('boolean') extended!: boolean;
  @Column('text', { nullable: true }) decision!: InspectionDecision | null;
  @Column('text', { name: 'decision_number', nullable: true }) decisionNumber!: string | null;
  @Column('text', { name: 'decision_text', nullable: true }) decisionText!: string | null;
  /** What the decision finds, what it orders to be paid in fen, and until when; null where there is none or it is not written. */
  @Column('text', { name: 'decision_facts', nullable: true }) decisionFacts!: string | null;
  @Column('bigint', { name: 'decision_amount', nullable: true, transformer: fenColumn })
  decisionAmount!: number | null;
  @Column('date', { name: 'perform_by', nullable: true }) performBy!: string | null;
  @Column('jsonb', { nullable: true }) police!: PoliceTransferRow | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;
  /** When the union was told how it ended. */
  @Column('date', { name: 'fed_back_on', nullable: true }) fedBackOn!: string | null;
}
