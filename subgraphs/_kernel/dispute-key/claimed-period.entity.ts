import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimedKind } from './claim-kind.js';

/** What is claimed in a case and for which months (争议期间), as one organisation has stated it; none where nobody has. */
@Entity('claimed_period')
export class ClaimedPeriodEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('text') kind!: ClaimedKind;
  /** `2025-01`. */
  @PrimaryColumn('text', { name: 'from_month' }) from!: string;
  @Column('text', { name: 'until_month' }) until!: string;
}
