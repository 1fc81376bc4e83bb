import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RiskLeadState } from './risk-lead.state.js';

/** 欠薪 unpaid wages, 隐患 another hazard of a dispute. */
export type RiskKind = 'WAGE_ARREARS' | 'HAZARD';

/** A sign of unpaid wages or of a coming dispute (欠薪、隐患线索), seen before anybody complains. */
@Entity('risk_lead')
export class RiskLeadEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The case it belongs to; null where there is none. */
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  @Column('text') organisation!: string;
  @Column('text') state!: RiskLeadState;
  @Column('text') kind!: RiskKind;
  @Column('date', { name: 'reported_on' }) reportedOn!: string;
  @Column('text') informant!: string;
  @Column('text', { name: 'employer_name' }) employerName!: string;
  @Column('text', { name: 'employer_code', nullable: true }) employerCode!: string | null;
  @Column('int') workers!: number;
  @Column('bigint', {
    nullable: true,
    transformer: { to: (v: number | null) => v, from: (v: string | null) => (v === null ? null : Number(v)) },
  })
  amount!: number | null;
  @Column('text') facts!: string;
  /** The supervisors who look into it; empty until then. */
  @Column('jsonb') verifiers!: string[];
  @Column('date', { name: 'verifying_on', nullable: true }) verifyingOn!: string | null;
  @Column('text', { nullable: true }) findings!: string | null;
  /** Number the platform for wage arrears gave it; null where it was not escalated. */
  @Column('text', { name: 'platform_number', nullable: true }) platformNumber!: string | null;
  /** When it was put right or escalated. */
  @Column('date', { name: 'settled_on', nullable: true }) settledOn!: string | null;
  @Column('text', { name: 'end_text', nullable: true }) endText!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
}
