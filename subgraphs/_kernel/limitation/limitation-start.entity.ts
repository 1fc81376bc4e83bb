import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * KNOWN             知道或者应当知道权利被侵害          ARB-1
 * EMPLOYMENT_ENDED  拖欠劳动报酬，劳动关系终止          ARB-1b; no limit while it lasts (调仲法 §27(4))
 */
export type LimitationStartKind = 'KNOWN' | 'EMPLOYMENT_ENDED';

/** From when the limitation of arbitration runs in a case (时效起算), as one organisation has found it. */
@Entity('limitation_start')
export class LimitationStartEntity {
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') kind!: LimitationStartKind;
  /** Null while the employment lasts: nothing runs yet. */
  @Column('date', { name: 'from_on', nullable: true }) from!: string | null;
}
