import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisclosedKind } from './disclosed-kinds.js';

/** What a party has consented to, towards whom, until when, on what evidence; revocable at any time and never deleted. */
@Entity('consent')
export class ConsentEntity {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'party_id' }) partyId!: string;
  @Column('text') scope!: ConsentScope;
  @Column('text') channel!: ConsentChannel;
  /** Where the evidence lies: a document's title and number. */
  @Column('text') evidence!: string;
  /** SHA-256 of the document, in hexadecimal. */
  @Column('text', { name: 'document_hash', nullable: true }) documentHash!: string | null;
  /** Code of the organisation it is given to; null for the agency itself. */
  @Column('text', { nullable: true }) recipient!: string | null;
  /** For DISCLOSURE: the kinds of data that may be told. */
  @Column('text', { array: true, nullable: true }) kinds!: DisclosedKind[] | null;
  @Column('text', { nullable: true }) purpose!: string | null;
  /** The last day it holds; null until it is revoked. */
  @Column('date', { name: 'until_on', nullable: true }) until!: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt!: Date;
  /** Staff id; null for a consent that arrived with a referral. */
  @Column('text', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revocation_channel', nullable: true }) revocationChannel!: ConsentChannel | null;
  @Column('text', { name: 'revocation_evidence', nullable: true }) revocationEvidence!: string | null;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
}

export type ConsentScope =
  | 'MEDIATION'
  | 'EXTENSION'
  | 'CONFIRMATION'
  | 'ARBITRAL_REVIEW'
  | 'LEGAL_AID'
  | 'SUPPORTED_LITIGATION'
  | 'SETTLEMENT'
  | 'ARBITRATION'
  | 'PAYMENT_ORDER'
  | 'DISCLOSURE';
export type ConsentChannel = 'PAPER' | 'ONLINE' | 'PHONE' | 'ON_THE_SPOT';
