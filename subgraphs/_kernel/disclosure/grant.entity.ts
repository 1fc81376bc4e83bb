import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DataClassName } from './data-class.js';

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
  /** The classes of data it opens; null where the matrix alone decides. */
  @Column('text', { array: true, nullable: true }) classes!: DataClassName[] | null;
  /** The last day it holds; null where it holds until it is ended. */
  @Column('date', { name: 'until_on', nullable: true }) until!: string | null;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}
