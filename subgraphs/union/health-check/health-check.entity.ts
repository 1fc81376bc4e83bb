import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HealthCheckState } from './health-check.state.js';

/** What a finding is about: 劳动合同、工资、工时休假、社会保险、劳动安全、女职工和未成年工、民主管理和集体合同. */
export type FindingKind =
  | 'LABOUR_CONTRACT'
  | 'WAGES'
  | 'WORKING_HOURS'
  | 'SOCIAL_INSURANCE'
  | 'SAFETY'
  | 'WOMEN_AND_MINORS'
  | 'DEMOCRATIC_MANAGEMENT'
  | 'OTHER';

/** A look by the union and lawyers at how an employer keeps labour law (法治体检); it belongs to no case. */
@Entity('legal_health_check')
export class LegalHealthCheckEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: HealthCheckState;
  @Column('text', { name: 'employer_name' }) employerName!: string;
  @Column('text', { name: 'employer_code' }) employerCode!: string;
  @Column('date', { name: 'planned_for' }) plannedFor!: string;
  @Column('jsonb', { name: 'union_members' }) unionMembers!: string[];
  @Column('jsonb') lawyers!: string[];
  @Column('date', { name: 'visited_on', nullable: true }) visitedOn!: string | null;
  @Column('text', { name: 'report_number', nullable: true }) reportNumber!: string | null;
  @Column('date', { name: 'reported_on', nullable: true }) reportedOn!: string | null;
  @Column('text', { nullable: true }) report!: string | null;
  @Column('text', { name: 'closing_text', nullable: true }) closingText!: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
}

/** One finding of a health check, what is recommended, and what a second look found. */
@Entity('legal_health_finding')
export class LegalHealthFindingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'check_id' }) checkId!: string;
  @Column('int') place!: number;
  @Column('text') kind!: FindingKind;
  @Column('text') fact!: string;
  @Column('text') recommendation!: string;
  @Column('text', { name: 'follow_up', nullable: true }) followUp!: string | null;
  /** Null until it has been looked at again. */
  @Column('boolean', { nullable: true }) rectified!: boolean | null;
  @Column('date', { name: 'followed_up_on', nullable: true }) followedUpOn!: string | null;
}
