import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IntakeState } from './intake.state.js';

export type IntakeDoor = 'VISIT' | 'HOTLINE' | 'APPLICATION';

/** Somebody who came to the union: by visit, by the hotline 12351, or with an application for mediation. */
@Entity('union_intake')
export class UnionIntakeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') door!: IntakeDoor;
  @Column('text') state!: IntakeState;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  /** Number of the ticket or the register. */
  @Column('text', { nullable: true }) number!: string | null;
  /** What was answered, or why it was refused. */
  @Column('text', { nullable: true }) answer!: string | null;
}
