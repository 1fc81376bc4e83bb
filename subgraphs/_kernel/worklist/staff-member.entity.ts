import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#kernel/actor.js';

/** A colleague as the agency has last seen them: work is handed to nobody whom it has never seen (工作人员名册). */
@Entity('staff_member')
export class StaffMemberEntity {
  /** Staff id at the agency's issuer. */
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') name!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('timestamptz', { name: 'seen_at' }) seenAt!: Date;
}
