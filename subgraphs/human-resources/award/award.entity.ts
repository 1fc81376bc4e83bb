import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from '../arbitration/claim-item.js';
import type { Finality } from './award-split.js';
import type { AwardState } from './award.state.js';

const fen = { to: (value: number) => value, from: (value: string) => Number(value) };

/** What the tribunal has decided on one claim. */
export interface AwardItem {
  claimItemId: string;
  kind: ClaimKind;
  claimed: number | null;
  /** In fen; null where the claim was dismissed or nothing is to be paid. */
  awarded: number | null;
  granted: boolean;
  text: string;
}

/** What of an award is one worker's, in fen. */
export interface AwardShare {
  partyId: string;
  amount: number;
}

export interface AwardSuit {
  partyId: string;
  on: string;
  courtNumber: string | null;
  /** When the ruling that dismissed it or let it be withdrawn was received; null while it is pending. */
  endedOn: string | null;
}

export interface Annulment {
  partyId: string;
  appliedOn: string;
  outcome: 'ANNULLED' | 'DISMISSED' | null;
  decidedOn: string | null;
}

/** One of the two documents of an award (仲裁裁决书): the final items, or the others. */
@Entity('arbitral_award')
export class ArbitralAwardEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'arbitration_id' }) arbitrationId!: string;
  @Column('text') state!: AwardState;
  @Column('text') finality!: Finality;
  @Column('text') number!: string;
  @Column('date', { name: 'made_on' }) madeOn!: string;
  @Column('jsonb') items!: AwardItem[];
  /** What the tribunal found, and why it decided so (争议事实、裁决理由, 办案规则 §53); null where not yet written. */
  @Column('text', { nullable: true }) facts!: string | null;
  @Column('text', { nullable: true }) reasons!: string | null;
  /** What of it is whose, where many workers have brought it; empty until it is noted. */
  @Column('jsonb') shares!: AwardShare[];
  /** The place's monthly minimum wage in fen as the officer entered it, and where it is published. */
  @Column('bigint', { name: 'minimum_wage', transformer: fen }) minimumWage!: number;
  @Column('text', { name: 'minimum_wage_place' }) minimumWagePlace!: string;
  @Column('text', { name: 'minimum_wage_source' }) minimumWageSource!: string;
  @Column('jsonb') suits!: AwardSuit[];
  @Column('jsonb', { nullable: true }) annulment!: Annulment | null;
  @Column('date', { name: 'in_force_on', nullable: true }) inForceOn!: string | null;
}

export type AwardReceiver = 'WORKER' | 'EMPLOYER';

/**
 * SIGNED           签收
 * ELECTRONIC       电子送达
 * LEFT_ON_RECORD   拒收，或十人以上且单位停业：留置、张贴并拍照录像
 * PUBLIC_NOTICE    公告送达，公告期满
 */
export type ServiceManner = 'SIGNED' | 'ELECTRONIC' | 'LEFT_ON_RECORD' | 'PUBLIC_NOTICE';

/** The service of one document on one party (送达回证): the party's own time begins with it. */
@Entity('award_service')
export class AwardServiceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'award_id' }) awardId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'party_id' }) partyId!: string;
  @Column('text') receiver!: AwardReceiver;
  @Column('text') manner!: ServiceManner;
  @Column('date', { name: 'served_on' }) servedOn!: string;
  /** The day it counts as received. */
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('text') evidence!: string;
}
