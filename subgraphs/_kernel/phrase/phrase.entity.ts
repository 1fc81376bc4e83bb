import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phrase that a person has kept for opinions to come (常用语). It is the person's own, and part of no case. */
@Entity('phrase')
export class PhraseEntity {
  @PrimaryColumn('text') organisation!: string;
  /** Staff id at the agency's issuer. */
  @PrimaryColumn('text', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text') text!: string;
  @Column('timestamptz', { name: 'kept_at' }) keptAt!: Date;
}
