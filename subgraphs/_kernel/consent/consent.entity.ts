import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a party has consented to, when, by what channel, on what evidence; revocable at any time. */
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
  @Column('timestamptz', { name: 'given_at' }) givenAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

export type ConsentScope =
  'MEDIATION' | 'EXTENSION' | 'CONFIRMATION' | 'ARBITRAL_REVIEW' | 'LEGAL_AID' | 'DISCLOSURE';
export type ConsentChannel = 'PAPER' | 'ONLINE' | 'PHONE' | 'ON_THE_SPOT';
