import { Column, Entity, PrimaryColumn } from 'typeorm';

export type GrantBasis = 'REFERRAL' | 'CONSENT' | 'COPY';

/** What this agency lets another organisation see of one case, on what basis, from when until when. */
@Entity('disclosure_grant')
export class GrantEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** The organisation of this agency that discloses. */
  @Column('text') organisation!: string;
  @Column('text') grantee!: string;
  @Column('text') basis!: GrantBasis;
  /** The referral, consent or letter it rests on. */
  @Column('uuid', { name: 'basis_id' }) basisId!: string;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
