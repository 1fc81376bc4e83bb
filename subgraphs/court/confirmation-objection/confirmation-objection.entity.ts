import { Column, Entity, PrimaryColumn } from 'typeorm';

/** PARTY 当事人, THIRD_PARTY 利害关系人. */
export type ConfirmationObjector = 'PARTY' | 'THIRD_PARTY';

/** REVOKED 撤销原裁定, AMENDED 改变原裁定. */
export type ConfirmationRemedy = 'REVOKED' | 'AMENDED';

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
  /** Null unless upheld. */
  @Column('text', { nullable: true }) remedy!: ConfirmationRemedy | null;
  /** Number of the ruling that no longer stands; null unless upheld. */
  @Column('text', { name: 'replaced_number', nullable: true }) replacedNumber!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('text', { name: 'decision_text', nullable: true }) decisionText!: string | null;
}
