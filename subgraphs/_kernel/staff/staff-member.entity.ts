import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#kernel/actor.js';

/**
 * A person as the agency has last seen them (工作人员名册): a colleague who came with a token, or whoever acted or looked here. The
 * audit chain holds ids alone; work is handed to nobody whom the agency has never seen.
 */
@Entity('staff_member')
export class StaffMemberEntity {
  /** Staff id at the person's issuer. */
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') name!: string;
  /** None of whoever has not come with a token of this agency. */
  @Column('text', { array: true }) roles!: Role[];
  @Column('timestamptz', { name: 'seen_at' }) seenAt!: Date;
}
