import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DuplicateState } from './duplicate.state.js';

/**
 * DIFFERENT_PERIOD      争议期间不同
 * DIFFERENT_CLAIM       请求事项不同
 * DIFFERENT_EMPLOYMENT  不是同一劳动关系
 * LATER_PROCEDURE       同一争议的后续程序，不是重复受理
 * WRONG_ENTRY           登记信息有误
 */
export const duplicateReasons = {
  DIFFERENT_PERIOD: 'DIFFERENT_PERIOD',
  DIFFERENT_CLAIM: 'DIFFERENT_CLAIM',
  DIFFERENT_EMPLOYMENT: 'DIFFERENT_EMPLOYMENT',
  LATER_PROCEDURE: 'LATER_PROCEDURE',
  WRONG_ENTRY: 'WRONG_ENTRY',
} as const;
export type DuplicateReason = keyof typeof duplicateReasons;

/** Two cases that may be, or are, one dispute taken in at two doors (重复事项). Both stay as they are. */
@Entity('docket_duplicate')
export class DocketDuplicateEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The two case codes, the smaller one first. */
  @Column('text') one!: string;
  @Column('text') other!: string;
  @Column('text') state!: DuplicateState;
  /** False where the months of a side are assumed. */
  @Column('boolean', { name: 'months_stated' }) monthsStated!: boolean;
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  /** Staff id; the organisation it works for stands beside. */
  @Column('text', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('text', { name: 'decided_organisation', nullable: true }) decidedOrganisation!: string | null;
  /** Why it was refused or unlinked; a code, for the register takes no text. */
  @Column('text', { nullable: true }) reason!: DuplicateReason | null;
}
