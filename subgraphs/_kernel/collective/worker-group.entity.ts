import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkerEntryState } from './worker-entry.state.js';

const fen = { to: (v: number | null) => v, from: (v: string | null) => (v === null ? null : Number(v)) };

/** The workers of a collective dispute (集体争议) as one organisation lists them: ten or more with a common claim, and who speaks for them. */
@Entity('worker_group')
export class WorkerGroupEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'common_claim' }) commonClaim!: string;
  @Column('date', { name: 'listed_on' }) listedOn!: string;
  /** Why the case goes first at every stage; it is not taken away again. */
  @Column('text', { name: 'green_channel' }) greenChannel!: string;
  /** Party ids of three to five workers; empty until they are elected. */
  @Column('jsonb') representatives!: string[];
  @Column('date', { name: 'elected_on', nullable: true }) electedOn!: string | null;
  /** Where the election lies that every represented worker has signed (推选书). */
  @Column('text', { name: 'election_evidence', nullable: true }) electionEvidence!: string | null;
  /** What the representatives may do alone; never settle, withdraw or concede. */
  @Column('text', { nullable: true }) powers!: string | null;
}

/** One worker of a collective dispute: the own claim, and whether the worker settles. */
@Entity('worker_entry')
export class WorkerEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'group_id' }) groupId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** Line of the list, from 1. */
  @Column('int') line!: number;
  @Column('uuid', { name: 'party_id' }) partyId!: string;
  /** In fen. */
  @Column('bigint', { transformer: fen }) claim!: number;
  @Column('text') state!: WorkerEntryState;
  /** The standing consent to settle; null while there is none. */
  @Column('uuid', { name: 'consent_id', nullable: true }) consentId!: string | null;
  /** In fen: what the worker has consented to settle for; null while there is no consent. */
  @Column('bigint', { nullable: true, transformer: fen }) agreed!: number | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
  /** The agreement that has taken effect for the worker. */
  @Column('uuid', { name: 'agreement_id', nullable: true }) agreementId!: string | null;
  /** The referral by which the worker goes on alone. */
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
}
