import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#kernel/actor.js';

/** A member of staff lets a colleague of the same organisation act in their place for some days (代办); never deleted. */
@Entity('delegation')
export class DelegationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'principal_id' }) principalId!: string;
  @Column('text', { name: 'principal_name' }) principalName!: string;
  /** What the principal may do when the delegation is made; the delegate never may more. */
  @Column('text', { name: 'principal_roles', array: true }) principalRoles!: Role[];
  @Column('text', { name: 'delegate_id' }) delegateId!: string;
  @Column('date', { name: 'from_on' }) from!: string;
  /** The last day. */
  @Column('date', { name: 'until_on' }) until!: string;
  @Column('text') reason!: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  /** The principal or an administrator. */
  @Column('text', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
}
