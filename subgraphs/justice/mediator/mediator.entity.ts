import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RosterState } from '../mediation-organisation/roster.state.js';

/** A people's mediator (人民调解员), elected or appointed by a committee. */
@Entity('peoples_mediator')
export class PeoplesMediatorEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The bureau that keeps the entry. */
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'committee_id' }) committeeId!: string;
  @Column('text') name!: string;
  @Column('boolean', { name: 'full_time' }) fullTime!: boolean;
  @Column('text', { nullable: true }) expertise!: string | null;
  /** Keyed hash of the identity number, which itself is not kept. */
  @Column('text', { name: 'person_key', nullable: true }) personKey!: string | null;
  @Column('text') state!: RosterState;
  @Column('date', { name: 'registered_on' }) registeredOn!: string;
}
