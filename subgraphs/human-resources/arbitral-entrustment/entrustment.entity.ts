import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgreementBody } from '#kernel/referral/referral.entity.js';
import type { EntrustmentState } from './entrustment.state.js';

/** A mediation that a tribunal entrusts to a mediation organisation before the hearing (仲裁委托调解), with both sides' consent. */
@Entity('arbitral_entrustment')
export class ArbitralEntrustmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'arbitration_id' }) arbitrationId!: string;
  @Column('text') state!: EntrustmentState;
  /** The day the later of the two consented: the ten working days run from it. */
  @Column('date', { name: 'consented_on' }) consentedOn!: string;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  /** Code of the organisation that mediates; null until entrusted. */
  @Column('text', { nullable: true }) mediator!: string | null;
  @Column('date', { name: 'entrusted_on', nullable: true }) entrustedOn!: string | null;
  /** Code of schema/law/outcomes.yaml. */
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text', { nullable: true }) text!: string | null;
  @Column('jsonb', { nullable: true }) agreement!: AgreementBody | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
