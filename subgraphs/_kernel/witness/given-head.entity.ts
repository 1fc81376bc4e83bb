import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A head of the own audit chain given to another agency, with that agency’s signed word that it keeps it. */
@Entity('given_head')
export class GivenHeadEntity {
  /** Name of the agency it is given to. */
  @PrimaryColumn('text') witness!: string;
  @PrimaryColumn('bigint') seq!: string;
  @Column('text') hash!: string;
  @Column('timestamptz') at!: Date;
  @Column('int') attempts!: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  /** Canonical text and signature of the acknowledgement; null until the witness has answered. */
  @Column('text', { nullable: true }) acknowledgement!: string | null;
  @Column('text', { nullable: true }) signature!: string | null;
  @Column('text', { name: 'key_id', nullable: true }) keyId!: string | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null;
}
