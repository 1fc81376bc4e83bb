import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MediationState } from './mediation.state.js';

/** A mediator as appointed to one mediation. */
export interface AppointedMediator {
  mediatorId: string;
  name: string;
  personKey: string;
  staffId: string | null;
}

/** One mediation by an organisation of this agency: of a case referred to it, or of one opened at its own door. */
@Entity('mediation')
export class MediationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The referral it was taken up from; null for the own door. */
  @Column('uuid', { name: 'referral_id', nullable: true, unique: true }) referralId!: string | null;
  @Column('text', { nullable: true }) arrow!: string | null;
  /** ORDINARY or SUMMARY, where a court has entrusted it. */
  @Column('text', { nullable: true }) procedure!: string | null;
  @Column('text') state!: MediationState;
  @Column('jsonb') mediators!: AppointedMediator[];
  @Column('date', { name: 'accepted_on' }) acceptedOn!: string;
  /** The rule its time is counted by, and the last day so far. */
  @Column('text') rule!: string;
  @Column('date') due!: string;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) outcome!: string | null;
  @Column('text', { nullable: true }) text!: string | null;
}
