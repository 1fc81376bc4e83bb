import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instalment, WorkerShare } from '#kernel/collective/shares.js';
import type { SignatureBody } from '#kernel/referral/referral.entity.js';
import type { AgreementState } from './agreement.state.js';

/**
 * MEDIATION_COMMITTEE  both parties, the mediator and the seal (调仲法 §14)
 * PEOPLES_MEDIATION    the same (人民调解法 §29)
 * PEOPLES_ORAL         both parties’ word, which the mediator writes down (人民调解法 §28, §30)
 * DELEGATED            both parties (特邀规定 §24)
 * ONLINE               both parties, by electronic signature (在线规则 §19)
 */
export type AgreementRoute =
  'MEDIATION_COMMITTEE' | 'PEOPLES_MEDIATION' | 'PEOPLES_ORAL' | 'DELEGATED' | 'ONLINE';
export type SignatureRole = 'PARTY' | 'MEDIATOR' | 'SEAL';
export type SignatureManner = 'PAPER' | 'ONLINE' | 'ORAL';

export interface AgreementSignature extends SignatureBody {
  role: SignatureRole;
  partyId: string | null;
  manner: SignatureManner;
}

export interface Payment {
  paidOn: string;
  /** In fen. */
  amount: number;
}

/** The decision that declared an agreement invalid (确认无效). */
export interface Invalidity {
  /** Judgment, ruling or award, and whose. */
  decidedBy: string;
  number: string;
  decidedOn: string;
  reason: string;
}

/** A mediation agreement: a contract between the parties, enforceable only once confirmed or replaced by a statement. */
@Entity('mediation_agreement')
export class AgreementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'mediation_id' }) mediationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: AgreementState;
  @Column('text') route!: AgreementRoute;
  @Column('text') terms!: string;
  @Column('bigint', {
    nullable: true,
    transformer: { to: (v: number | null) => v, from: (v: string | null) => (v === null ? null : Number(v)) },
  })
  amount!: number | null;
  @Column('date', { name: 'perform_by', nullable: true }) performBy!: string | null;
  /** Where it is paid by instalments; they come to the amount. */
  @Column('jsonb') instalments!: Instalment[];
  /** Of many workers: what of it is whose. They come to the amount. */
  @Column('jsonb') shares!: WorkerShare[];
  /** Causes of schema/law/causes.yaml that it settles. */
  @Column('jsonb', { name: 'claim_kinds' }) claimKinds!: string[];
  /** The parties it binds: of many workers perhaps not all. */
  @Column('jsonb', { name: 'party_ids' }) partyIds!: string[];
  @Column('jsonb') signatures!: AgreementSignature[];
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
  /** Computed from the signatures by the route; null until it has taken effect. */
  @Column('timestamptz', { name: 'effective_at', nullable: true }) effectiveAt!: Date | null;
  @Column('jsonb') payments!: Payment[];
  /** Number of the ruling or statement that made it enforceable. */
  @Column('text', { name: 'instrument_number', nullable: true }) instrumentNumber!: string | null;
  /** Null unless it was declared invalid. */
  @Column('jsonb', { nullable: true }) invalidity!: Invalidity | null;
}
