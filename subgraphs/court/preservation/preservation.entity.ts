import { Column, Entity, PrimaryColumn } from 'typeorm';

/** PRE_SUIT 诉前 (also before arbitration), PENDING 诉讼、仲裁中. */
export type PreservationStage = 'PRE_SUIT' | 'PENDING';
/** What followed a preservation before suit: SUIT 起诉, ARBITRATION 申请仲裁. */
export type PreservationFollowedBy = 'SUIT' | 'ARBITRATION';

/** Property kept safe for a claim (财产保全), from its application to the day it is lifted. */
@Entity('preservation')
export class PreservationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') stage!: PreservationStage;
  @Column('uuid', { name: 'applicant_party_id' }) applicantPartyId!: string;
  @Column('text') property!: string;
  /** In fen; null where things and no sum are preserved. */
  @Column('bigint', { nullable: true, transformer: { to: (fen) => fen, from: (fen) => fen && Number(fen) } })
  amount!: number | null;
  @Column('timestamptz', { name: 'accepted_at' }) acceptedAt!: Date;
  /** The hour by which the court rules, before suit; null while suit or arbitration is pending. */
  @Column('timestamptz', { name: 'rule_by', nullable: true }) ruleBy!: Date | null;
  @Column('timestamptz', { name: 'ruled_at', nullable: true }) ruledAt!: Date | null;
  @Column('boolean', { nullable: true }) granted!: boolean | null;
  @Column('date', { name: 'taken_on', nullable: true }) takenOn!: string | null;
  @Column('date', { name: 'followed_on', nullable: true }) followedOn!: string | null;
  @Column('text', { name: 'followed_by', nullable: true }) followedBy!: PreservationFollowedBy | null;
  /** When the judgment or award took effect, and when its enforcement was applied for. */
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn!: string | null;
  @Column('date', { name: 'enforcement_on', nullable: true }) enforcementOn!: string | null;
  @Column('date', { name: 'lifted_on', nullable: true }) liftedOn!: string | null;
  @Column('text', { name: 'lift_reason', nullable: true }) liftReason!: string | null;
}
