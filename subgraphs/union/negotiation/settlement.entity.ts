import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the sides agreed without a mediator (和解协议书): a contract, not enforceable by itself. */
@Entity('settlement_agreement')
export class SettlementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'negotiation_id', unique: true }) negotiationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** The parties that signed: of both sides. */
  @Column('jsonb', { name: 'party_ids' }) partyIds!: string[];
  @Column('text') claims!: string;
  @Column('text') result!: string;
  @Column('bigint', {
    nullable: true,
    transformer: { to: (v: number | null) => v, from: (v: string | null) => (v === null ? null : Number(v)) },
  })
  amount!: number | null;
  @Column('date', { name: 'perform_by' }) performBy!: string;
  @Column('text') manner!: string;
  @Column('date', { name: 'signed_on' }) signedOn!: string;
  /** True once performed, false once it was not; null until somebody says so. */
  @Column('boolean', { nullable: true }) performed!: boolean | null;
  @Column('date', { name: 'performed_on', nullable: true }) performedOn!: string | null;
}
