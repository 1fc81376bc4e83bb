import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectionState } from './objection.state.js';

export type ObjectionOutcome = 'MAINTAINED' | 'ORDERED_TO_CORRECT';

/** An objection to the refusal of legal aid (援助异议, 法律援助法 §49), and what the justice bureau made of it. */
@Entity('legal_aid_objection')
export class LegalAidObjectionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'aid_id' }) aidId!: string;
  @Column('text') state!: ObjectionState;
  /** The refusal that is objected to, as it stood. */
  @Column('text', { name: 'refusal_number' }) refusalNumber!: string;
  @Column('date', { name: 'refused_on' }) refusedOn!: string;
  @Column('text', { name: 'refusal_reason' }) refusalReason!: string;
  /** Who decided it, and therefore may not review it. */
  @Column('text', { name: 'refused_by', nullable: true }) refusedBy!: string | null;
  @Column('text') grounds!: string;
  @Column('date', { name: 'filed_on' }) filedOn!: string;
  @Column('text', { nullable: true }) outcome!: ObjectionOutcome | null;
  @Column('date', { name: 'reviewed_on', nullable: true }) reviewedOn!: string | null;
  @Column('text', { name: 'review_text', nullable: true }) reviewText!: string | null;
}
