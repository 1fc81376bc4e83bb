import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * FORCE_MAJEURE      不可抗力
 * NO_REPRESENTATIVE  无民事行为能力或者限制民事行为能力劳动者的法定代理人未确定
 * OTHER              其他正当理由
 */
export type SuspensionGround = 'FORCE_MAJEURE' | 'NO_REPRESENTATIVE' | 'OTHER';

/** A time in which nobody could apply for arbitration (仲裁时效中止, 调仲法 §27(3), 办案规则 §28); its days do not count. */
@Entity('limitation_suspension')
export class LimitationSuspensionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') ground!: SuspensionGround;
  @Column('date', { name: 'from_on' }) from!: string;
  /** The day the ground fell away, from which the time runs on; null while it lasts. */
  @Column('date', { name: 'until_on', nullable: true }) until!: string | null;
  @Column('text') evidence!: string;
}
