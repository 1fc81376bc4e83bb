import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A seal (印章) of an organisation, and the one person who keeps it. */
@Entity('seal')
export class SealEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  /** `虚构市中区总工会调解专用章`. */
  @Column('text') name!: string;
  @Column('text', { name: 'keeper_id' }) keeperId!: string;
  @Column('text', { name: 'keeper_name' }) keeperName!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: string;
  /** The last day it may be used. */
  @Column('date', { name: 'valid_until' }) validUntil!: string;
  @Column('text', { name: 'registered_by' }) registeredBy!: string;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('text', { name: 'revoke_reason', nullable: true }) revokeReason!: string | null;
}
