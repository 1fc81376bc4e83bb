import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeadlineExtension } from '#kernel/clock/compute-deadline.js';

/**
 * EXTENDED      延期      by the parties or with approval
 * EXCLUDED      扣除      days that do not count were taken out
 * RESTARTED     重新起算  an event interrupted it; it is counted anew from that day
 * SUSPENDED     中止      it stands still
 * RESUMED       恢复      it runs on; the days it stood still do not count
 * RECALCULATED  重新计算  the holidays of its year have become known
 */
export type DeadlineChangeKind =
  'EXTENDED' | 'EXCLUDED' | 'RESTARTED' | 'SUSPENDED' | 'RESUMED' | 'RECALCULATED';

/** One event in a deadline's life after its start: why and how its end moved. */
export interface DeadlineChange {
  kind: DeadlineChangeKind;
  on: string;
  /** «经双方同意延长30日». */
  text: string;
  rawEnd: string | null;
  due: string;
}

/** A limit that runs in a case: the rule, the event it starts from, and its end. Overdue is computed, never stored. */
@Entity('deadline')
export class DeadlineEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Null for the limit of what belongs to no case. */
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  @Column('text') organisation!: string;
  /** The record it belongs to: its GraphQL type and id. */
  @Column('text', { name: 'record_kind' }) recordKind!: string;
  @Column('uuid', { name: 'record_id' }) recordId!: string;
  /** `JC-3` of schema/law/deadlines.yaml. */
  @Column('text') rule!: string;
  @Column('text', { nullable: true }) variant!: string | null;
  /** Decides which local rule governs; null for national law. */
  @Column('text', { nullable: true }) division!: string | null;
  @Column('jsonb', { name: 'extended_by' }) extendedBy!: DeadlineExtension[];
  @Column('int', { name: 'excluded_days' }) excludedDays!: number;
  @Column('date', { name: 'starts_from' }) startsFrom!: string;
  /** The last day before it moves to a working day; null where working days are counted. */
  @Column('date', { name: 'raw_end', nullable: true }) rawEnd!: string | null;
  @Column('date') due!: string;
  @Column('boolean') provisional!: boolean;
  @Column('text') source!: string;
  @Column('text') calendar!: string;
  @Column('text') length!: string;
  @Column('boolean', { name: 'not_statutory' }) notStatutory!: boolean;
  @Column('date', { name: 'met_on', nullable: true }) metOn!: string | null;
  /** Since when it stands still; null while it runs. */
  @Column('date', { name: 'suspended_on', nullable: true }) suspendedOn!: string | null;
  /** Where it is counted backwards, the day it was entered: its warnings are measured from there. */
  @Column('date', { name: 'runs_from', nullable: true }) runsFrom!: string | null;
  /** When the timers next look at it; null where nothing is left to warn of. */
  @Column('date', { name: 'look_on', nullable: true }) lookOn!: string | null;
  @Column('jsonb') history!: DeadlineChange[];
}
