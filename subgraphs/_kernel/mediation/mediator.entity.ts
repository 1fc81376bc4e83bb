import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person on the organisation's roster of mediators, known by the keyed hash of the identity number alone. */
@Entity('mediator')
export class MediatorEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'person_key' }) personKey!: string;
  /** Staff id of the mediator who signs in; null for one who does not. */
  @Column('text', { name: 'staff_id', nullable: true }) staffId!: string | null;
  @Column('boolean') active!: boolean;
}

export type EngagementRole =
  'AGENT' | 'ADVISER' | 'RELATIVE' | 'WITNESS' | 'APPRAISER' | 'ASSESSOR' | 'EMPLOYEE';

/** What has tied a mediator to a person or firm; who is tied to a party does not mediate (特邀规定 §15). */
@Entity('mediator_engagement')
export class EngagementEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'mediator_id' }) mediatorId!: string;
  @Column('text') organisation!: string;
  /** Keyed hash of the identity number or credit code of the person or firm. */
  @Column('text', { name: 'party_key' }) partyKey!: string;
  @Column('text') role!: EngagementRole;
  /** In which proceeding or relation: 仲裁代理. */
  @Column('text') procedure!: string;
  @Column('date') since!: string;
}
