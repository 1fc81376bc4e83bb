import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FactBody } from '#kernel/fact-table/fact-body.js';
import type { ReferralState } from './referral.state.js';

export type ReferralDirection = 'OUT' | 'IN';

/** One side's copy of a referral (转介). Sender and receiver keep the same id; messages keep the two in step. */
@Entity('referral')
export class ReferralEntity {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('text') direction!: ReferralDirection;
  /** This side's organisation, and the other's. */
  @Column('text') organisation!: string;
  @Column('text') counterpart!: string;
  /** `A01` of schema/law/arrows.yaml. */
  @Column('text') arrow!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') state!: ReferralState;
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  /** The sender's record that it serves; for the receiver the record made of it, once made. */
  @Column('uuid', { name: 'record_id', nullable: true }) recordId!: string | null;
  /** Body of ReferralIssued as it was sent. */
  @Column('jsonb') issued!: ReferralIssuedBody;
  @Column('timestamptz', { name: 'sent_at' }) sentAt!: Date;
  @Column('timestamptz', { name: 'signed_for_at', nullable: true }) signedForAt!: Date | null;
  @Column('date', { name: 'answer_due', nullable: true }) answerDue!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('date', { name: 'due', nullable: true }) due!: string | null;
  @Column('text', { name: 'return_reason', nullable: true }) returnReason!: string | null;
  @Column('text', { name: 'return_text', nullable: true }) returnText!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  /** Body of ReferralResultReported. */
  @Column('jsonb', { nullable: true }) result!: ReferralResultBody | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
  /** What the sender says against the result; null where it takes it. */
  @Column('text', { nullable: true }) dispute!: string | null;
  /** What the receiver says is missing; null where nothing is. */
  @Column('jsonb', { nullable: true }) supplement!: ReferralSupplement | null;
}

/** Materials the receiver has asked for (补正), once and with a last day where the law has one. */
export interface ReferralSupplement {
  missing: string;
  askedOn: string;
  dueOn: string | null;
  /** Null until the papers are there. */
  suppliedOn: string | null;
}

export interface PartyBody {
  partyId: string;
  side: string;
  kind: string;
  name: string;
  idNumber?: string | null;
  phone?: string | null;
  creditCode?: string | null;
  address?: string | null;
  legalRepresentative?: string | null;
}

export interface ConsentBody {
  consentId: string;
  partyId: string;
  scope: string;
  givenAt: string;
  channel: string;
  evidence: string;
}

export interface SignatureBody {
  role: string;
  partyId?: string | null;
  signer: string;
  signedAt: string;
  manner: string;
}

export interface AgreementBody {
  agreementId: string;
  effectiveAt: string;
  route: string;
  terms: string;
  amount?: number | null;
  performBy?: string | null;
  claimKinds: string[];
  signatures: SignatureBody[];
}

export interface MediatorBody {
  mediatorId: string;
  name: string;
  personKey: string;
}

export interface TransferBody {
  kind: string;
  instrument?: string | null;
  performBy?: string | null;
  awardNumber?: string | null;
  servedOn?: string | null;
  claimKinds: string[];
  /** In fen. */
  amount: number;
  property?: string | null;
}

export interface TicketBody {
  channel: string;
  number: string;
  receivedOn: string;
  matter: string;
}

export interface MeetingBody {
  meetingId: string;
  kind: string;
  title: string;
  agenda: string;
  plannedFor: string;
  place: string;
  minutesNumber?: string | null;
  minutes?: string | null;
  taskId?: string | null;
  task?: string | null;
  taskDue?: string | null;
}

export interface RiskWarningBody {
  level: string;
  subject: string;
  facts: string;
  workers: number;
  employerName?: string | null;
  identifiedBecause?: string | null;
}

export interface PriorityBody {
  flagId: string;
  ground: string;
  reason: string;
  flaggedBy: string;
  flaggedOn: string;
  droppedBecause?: string | null;
}

export interface ReferralIssuedBody {
  referralId: string;
  originReferralId?: string | null;
  arrow: string;
  caseCode: string;
  issuedOn: string;
  legalBasis: string;
  letter: { type: string; number?: string | null; title: string; signedBy: string };
  answerDue?: string | null;
  dispute: {
    cause: string;
    causeVersion: string;
    title: string;
    claim?: number | null;
    facts?: string | null;
    division: string;
    parties: PartyBody[];
  };
  consents: ConsentBody[];
  materials: string[];
  factTable?: FactBody[];
  mediation?: {
    stage: 'PRE_FILING' | 'POST_FILING';
    procedure?: 'ORDINARY' | 'SUMMARY' | null;
    courtNumber?: string | null;
  };
  application?: {
    appliedOn: string;
    applicantPartyIds: string[];
    agreement: AgreementBody;
    mediationOrganisation: string;
    mediators: MediatorBody[];
  };
  legalAid?: { applicantPartyId: string; matter: string; meansExemption?: string | null; urgent: boolean };
  lead?: { subject: string; group: string; employerUncooperative: boolean; workers: number; facts: string };
  transfer?: TransferBody;
  ticket?: TicketBody;
  meeting?: MeetingBody;
  warning?: RiskWarningBody;
  priority?: PriorityBody;
}

export interface UndisputedFactBody {
  factId: string;
  text: string;
  confirmedOn: string;
  confirmedBy: string[];
}

export interface ReferralResultBody {
  referralId: string;
  at: string;
  reportedOn: string;
  outcome: string;
  text?: string | null;
  agreement?: AgreementBody | null;
  undisputedFacts?: UndisputedFactBody[];
  mediators?: MediatorBody[];
  ruling?: {
    type: string;
    number?: string | null;
    decision: string;
    decidedOn: string;
    reason?: string | null;
  } | null;
}
