import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A head of another agency’s audit chain that this agency has seen and keeps, as that agency signed it. */
@Entity('witnessed_head')
export class WitnessedHeadEntity {
  @PrimaryColumn('text') agency!: string;
  @PrimaryColumn('bigint') seq!: string;
  /** The organisation of the agency that signed it. */
  @Column('text') organisation!: string;
  @Column('text') hash!: string;
  @Column('text') signature!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  /** When it was signed. */
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
}

/** A head, rightly signed, that contradicts one kept before: evidence that its agency’s chain was written anew or set back. */
@Entity('head_conflict')
export class HeadConflictEntity {
  @PrimaryColumn('text') agency!: string;
  @PrimaryColumn('bigint') seq!: string;
  @PrimaryColumn('text') hash!: string;
  @Column('text') organisation!: string;
  @Column('text') signature!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  /** The head it contradicts. */
  @Column('bigint', { name: 'kept_seq' }) keptSeq!: string;
  @Column('text', { name: 'kept_hash' }) keptHash!: string;
}
