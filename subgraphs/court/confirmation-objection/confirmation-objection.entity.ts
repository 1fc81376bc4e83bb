import { Column, Entity, PrimaryColumn } from 'typeorm';

/** PARTY 当事人, THIRD_PARTY 利害关系人. */
export type ConfirmationObjector = 'PARTY' | 'THIRD_PARTY';

/** An objection to a ruling that confirmed an agreement (对确认裁定的异议, 民诉解释 §372). */
@Entity('confirmation_objection')
export class ConfirmationObjectionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'confirmation_id' }) confirmationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') objector!: ConfirmationObjector;
  @Column('text') name!: string;
  /** The day the ruling was received, or the third party knew or should have known of it. */
  @Column('date', { name: 'counted_from' }) countedFrom!: string;
  @Column('date', { name: 'filed_on' }) filedOn!: string;
  @Column('text') reasons!: string;
  /** Null until decided. */
  @Column('boolean', { nullable: true }) upheld!: boolean | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decision_text', nullable: true }) decisionText!: string | null;
}
