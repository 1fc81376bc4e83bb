import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who mediated a case may not later take part in it as assessor, witness, agent or expert (特邀规定 §16). */
@Entity('barred_mediator')
export class BarredMediatorEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'referral_id' }) referralId!: string;
  /** The mediator's id at the organisation that mediated. */
  @Column('text', { name: 'mediator_id' }) mediatorId!: string;
  @Column('text') name!: string;
  /** Keyed hash of the identity number. */
  @Column('text', { name: 'person_key' }) personKey!: string;
  @Column('date', { name: 'barred_on' }) barredOn!: string;
}
