import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NegotiationState } from './negotiation.state.js';

/** The sides of a dispute negotiate with each other, with the union's help but without a mediator (和解协商). */
@Entity('negotiation')
export class NegotiationEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') state!: NegotiationState;
  /** The party that asked. */
  @Column('uuid', { name: 'requested_by' }) requestedBy!: string;
  @Column('date', { name: 'requested_on' }) requestedOn!: string;
  @Column('text') request!: string;
  @Column('date', { name: 'responded_on', nullable: true }) respondedOn!: string | null;
  @Column('date', { name: 'began_on', nullable: true }) beganOn!: string | null;
  @Column('text', { name: 'end_text', nullable: true }) endText!: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
}
