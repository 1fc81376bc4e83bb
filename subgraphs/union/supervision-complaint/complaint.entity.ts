import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ComplaintDecision = 'ACCEPTED' | 'REFUSED';

/** A complaint that an employer breaks labour law, made to the union's supervision body (工会劳动法律监督投诉). */
@Entity('supervision_complaint')
export class SupervisionComplaintEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  /** What is complained of. */
  @Column('text') text!: string;
  @Column('text', { nullable: true }) decision!: ComplaintDecision | null;
  /** Why it was refused; null where it was not. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  /** How an accepted one was dealt with. */
  @Column('text', { nullable: true }) result!: string | null;
  @Column('date', { name: 'handled_on', nullable: true }) handledOn!: string | null;
  /** When the complainant was told of the refusal, or of the result. */
  @Column('date', { name: 'told_on', nullable: true }) toldOn!: string | null;
}
