import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#kernel/actor.js';

/**
 * PARTY   a party says so (当事人陈述)
 * AGENCY  an agency has it from its own records or finding (部门掌握)
 */
export const factSuppliers = { PARTY: 'PARTY', AGENCY: 'AGENCY' } as const;
export type FactSupplier = keyof typeof factSuppliers;

/**
 * One field of the fact table (要素) as one source says it. Never changed: a correction is a new entry that names the one it takes the
 * place of, and what another source says stands beside. The id is the same at every agency that the entry has come to.
 */
@Entity('fact_entry')
export class FactEntryEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Whose case file it stands in. */
  @PrimaryColumn('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** Code of schema/law/facts.yaml. */
  @Column('text') field!: string;
  /** The worker it is about; null where it is about all. */
  @Column('uuid', { nullable: true }) about!: string | null;
  /** As fact-field.ts writes it: money in fen. */
  @Column('text') value!: string;
  @Column('text') supplier!: FactSupplier;
  /** Null where an agency supplied it. */
  @Column('uuid', { name: 'supplier_party', nullable: true }) supplierParty!: string | null;
  /** Who took it down. */
  @Column('text', { name: 'supplier_organisation' }) supplierOrganisation!: string;
  @Column('text', { name: 'supplier_role' }) supplierRole!: Role;
  @Column('timestamptz', { name: 'supplied_at' }) suppliedAt!: Date;
  /** The file of the case that proves it, at the agency that took it down; everywhere, the hash of that file. */
  @Column('uuid', { name: 'evidence_document', nullable: true }) evidenceDocument!: string | null;
  @Column('text', { name: 'evidence_hash', nullable: true }) evidenceHash!: string | null;
  /** The earlier entry of the same source whose place it takes, and why. */
  @Column('uuid', { nullable: true }) replaces!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  /** When every party confirmed it in writing (无争议事实); null while it is not. */
  @Column('date', { name: 'confirmed_on', nullable: true }) confirmedOn!: string | null;
  @Column('jsonb', { name: 'confirmed_by' }) confirmedBy!: string[];
  /** The referral that brought it; null where it was taken down here. */
  @Column('uuid', { name: 'arrived_by', nullable: true }) arrivedBy!: string | null;
}
