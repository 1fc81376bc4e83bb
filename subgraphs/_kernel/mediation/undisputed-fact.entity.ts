import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A fact that all parties have confirmed in writing; the one thing said in mediation that may travel. */
@Entity('undisputed_fact')
export class UndisputedFactEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'mediation_id' }) mediationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') text!: string;
  @Column('date', { name: 'confirmed_on' }) confirmedOn!: string;
  @Column('jsonb', { name: 'confirmed_by' }) confirmedBy!: string[];
}
