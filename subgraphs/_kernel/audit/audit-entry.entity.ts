import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One link of the agency's audit chain: who did what to which record, and the hash that ties it to the link before. */
@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn('bigint') seq!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'actor_id' }) actorId!: string;
  @Column('text', { name: 'actor_organisation' }) actorOrganisation!: string;
  /** Who acted in fact, for the actor (代办); null where the actor did. */
  @Column('text', { name: 'delegate_id', nullable: true }) delegateId!: string | null;
  /** `mediation.settle`. */
  @Column('text') act!: string;
  @Column('text') subject!: string;
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  /** Codes and ids; never personal data. */
  @Column('jsonb') details!: Record<string, unknown>;
  @Column('text') previous!: string;
  @Column('text') hash!: string;
}
