import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ArbitrationState } from './arbitration.state.js';
import type { ClaimItem } from './claim-item.js';

/** Why an application is not accepted: what 办案规则 §30 asks and the application lacks. */
export type RefusalGround =
  'OUT_OF_SCOPE' | 'NO_JURISDICTION' | 'NO_CLEAR_CLAIM' | 'NO_DIRECT_INTEREST' | 'ALREADY_IN_PROCEDURE';

/** A party asks that an arbitrator withdraw (回避申请); decided within the time of ARB-7. */
export interface Recusal {
  partyId: string;
  arbitrator: string;
  reason: string;
  requestedOn: string;
  decidedOn: string | null;
  granted: boolean | null;
}

/** The one lengthening of the time for the award, by written approval (延期审批). */
export interface AwardExtension {
  approval: string;
  reason: string;
  on: string;
}

export interface Suspension {
  on: string;
  from: ArbitrationState;
  reason: string;
}

/** The arbitral statement (仲裁调解书) of what the parties agreed before the tribunal; in effect when both have signed for it. */
export interface Statement {
  number: string;
  madeOn: string;
  terms: string;
  amount: number | null;
  performBy: string | null;
  signatures: { partyId: string; on: string }[];
  effectiveOn: string | null;
}

/** One arbitration (仲裁案件) from the receipt of the application; an arbitration comes before suit. */
@Entity('arbitration_case')
export class ArbitrationCaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The referral that brought it; null where the applicant came to our door. */
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  @Column('text') state!: ArbitrationState;
  @Column('date', { name: 'filed_on' }) filedOn!: string;
  @Column('jsonb', { name: 'claim_kinds' }) claimKinds!: string[];
  @Column('jsonb', { name: 'claim_items' }) claimItems!: ClaimItem[];
  /** What was handed in with the application (收到材料). */
  @Column('jsonb') materials!: string[];
  /** Evidence and where it comes from, and the witnesses, as the application states them (办案规则 §29). */
  @Column('text', { nullable: true }) evidence!: string | null;
  @Column('text', { nullable: true }) witnesses!: string | null;
  /** What the applicant was told, once, to complete; null when nothing was missing. */
  @Column('text', { nullable: true }) defects!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  /** Ten workers or more; decided at acceptance. */
  @Column('boolean') collective!: boolean;
  /** Handled by the simplified procedure (简易处理); decided at acceptance. */
  @Column('boolean') simplified!: boolean;
  @Column('text', { name: 'refusal_ground', nullable: true }) refusalGround!: RefusalGround | null;
  /** The reason in words for a refusal, a transfer, a withdrawal or an end. */
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;

  @Column('date', { name: 'suggested_on', nullable: true }) suggestedOn!: string | null;
  @Column('text', { name: 'suggestion_number', nullable: true }) suggestionNumber!: string | null;
  /** The referral of the suggested mediation (A03); with it acceptance is paused. */
  @Column('uuid', { name: 'suggestion_referral_id', nullable: true }) suggestionReferralId!: string | null;
  @Column('text', { name: 'suggestion_outcome', nullable: true }) suggestionOutcome!: string | null;

  @Column('jsonb') arbitrators!: string[];
  @Column('date', { name: 'tribunal_formed_on', nullable: true }) tribunalFormedOn!: string | null;
  @Column('date', { name: 'copy_served_on', nullable: true }) copyServedOn!: string | null;
  @Column('date', { name: 'defence_received_on', nullable: true }) defenceReceivedOn!: string | null;
  @Column('date', { name: 'defence_passed_on', nullable: true }) defencePassedOn!: string | null;
  @Column('date', { name: 'hearing_on', nullable: true }) hearingOn!: string | null;
  @Column('text', { name: 'hearing_place', nullable: true }) hearingPlace!: string | null;
  /** Until when evidence is to be handed in; told at once in a collective dispute. */
  @Column('date', { name: 'evidence_by', nullable: true }) evidenceBy!: string | null;
  @Column('jsonb') recusals!: Recusal[];
  @Column('jsonb', { nullable: true }) extension!: AwardExtension | null;
  @Column('jsonb', { nullable: true }) suspension!: Suspension | null;
  @Column('text', { name: 'statement_number', nullable: true }) statementNumber!: string | null;
  @Column('jsonb', { nullable: true }) statement!: Statement | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('date', { name: 'archived_on', nullable: true }) archivedOn!: string | null;
}

/** Everything of an arbitration that its application does not say. */
export const notYet = {
  ...{ materials: [], evidence: null, witnesses: null },
  ...{
    defects: null,
    number: null,
    acceptedOn: null,
    collective: false,
    simplified: false,
    refusalGround: null,
    endReason: null,
  },
  ...{ suggestedOn: null, suggestionNumber: null, suggestionReferralId: null, suggestionOutcome: null },
  ...{ arbitrators: [], tribunalFormedOn: null, copyServedOn: null, defenceReceivedOn: null },
  ...{ defencePassedOn: null, hearingOn: null, hearingPlace: null, evidenceBy: null, recusals: [] },
  ...{ extension: null, suspension: null, statementNumber: null, statement: null },
  ...{ decidedOn: null, archivedOn: null },
} satisfies Partial<ArbitrationCaseEntity>;
