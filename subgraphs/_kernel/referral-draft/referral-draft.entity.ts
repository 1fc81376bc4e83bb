import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReferralState } from '#kernel/referral/referral.state.js';

export type ReferralDraftState = Extract<ReferralState, 'DRAFT' | 'CONSENT_PENDING' | 'SENT' | 'CANCELLED'>;

/** A referral that its sender prepares, before anything leaves (转介拟稿). Once sent, the referral goes on under the same id. */
@Entity('referral_draft')
export class ReferralDraftEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  /** Organisation code of whoever is to have it. */
  @Column('text') receiver!: string;
  /** `A24` of schema/law/arrows.yaml. */
  @Column('text') arrow!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') state!: ReferralDraftState;
  /** Number of the letter (文号); null where none is given. */
  @Column('text', { nullable: true }) number!: string | null;
  /** On whose behalf, where the arrow goes on somebody's behalf. */
  @Column('jsonb', { name: 'applicant_party_ids' }) applicantPartyIds!: string[];
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
  /** When the parties were asked; null until then. */
  @Column('date', { name: 'asked_on', nullable: true }) askedOn!: string | null;
  /** When it was sent or given up. */
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { name: 'cancelled_because', nullable: true }) cancelledBecause!: string | null;
}
