import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A written plan that both sides agreed to be served with (无异议调解方案): whoever does not object in time has agreed to it. */
@Entity('mediation_plan')
export class MediationPlanEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'mediation_id' }) mediationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') text!: string;
  /** What shows that both sides agreed to the manner: 双方签名的同意书. */
  @Column('text', { name: 'agreed_by' }) agreedBy!: string;
  /** The later of the days on which it reached the parties. */
  @Column('date', { name: 'served_on' }) servedOn!: string;
  @Column('date', { name: 'objected_on', nullable: true }) objectedOn!: string | null;
  @Column('text', { nullable: true }) objection!: string | null;
  /** The day it counts as agreed to, nobody having objected. */
  @Column('date', { name: 'deemed_on', nullable: true }) deemedOn!: string | null;
}
