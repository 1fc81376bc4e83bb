import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { ReferralIssuedBody } from '#kernel/referral/referral.entity.js';
import type { Arrow, ArrowGuardRow } from './arrow-row.js';

/** What a letter says besides the dispute. */
export type LetterContent = Omit<
  Partial<ReferralIssuedBody>,
  'referralId' | 'arrow' | 'caseCode' | 'letter' | 'consents' | 'materials' | 'dispute'
>;

/** What the sender says in favour of an arrow: what will stand in the letter, or is noted with a document that leaves on paper. */
export interface Stated extends LetterContent {
  applicantPartyIds?: readonly string[];
  /** Whom the letter names, where it names some of many. */
  partyIds?: readonly string[];
  reason?: string;
  findings?: string;
  /** Who looked into the facts. */
  inspectors?: readonly string[];
  /** What the worker says of the debt. */
  debt?: { counterDuty: boolean; debtorReachable: boolean; preservationAsked: boolean };
  /** Whether what is passed on is the end of a listing. */
  removal?: boolean;
  /** The figure of a province, in fen, and where it stands. */
  provincial?: { figure: number; source: string } | null;
}

/** An arrow somebody is about to take in a case, or asks about. */
export interface Proposal {
  arrow: Arrow;
  caseCode: string;
  /** Organisation codes; `to` null while it is not chosen, or where the receiver is outside the hub. */
  from: string;
  to: string | null;
  /** The sender's record that it serves; null for whichever of the case may do. */
  recordId: string | null;
  /** The referral it continues; null for a first one. */
  originId: string | null;
  /** Null while nothing is written. */
  stated: Stated | null;
}

/** MET it holds; TO_STATE nobody can say before the letter is written; WITH_RECEIVER the sender is not asked for it. */
export type Weighed = 'MET' | 'TO_STATE' | 'WITH_RECEIVER';

/** Answers one guard of an arrow from the sender's records. Refuses where it does not hold. */
export type GuardCheck = (
  tx: EntityManager,
  ctx: RequestContext,
  proposal: Proposal,
  guard: ArrowGuardRow,
) => Promise<Weighed>;

/** By arrow that an agency sends, by guard code: who answers it. */
export type ArrowsSent = Readonly<Record<string, Readonly<Record<string, GuardCheck>>>>;
