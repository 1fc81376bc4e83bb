import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that a person puts on record because a limit of the law runs from it, where no record of the agency shows it (期限登记). */
@Entity('registered_limit')
export class RegisteredLimitEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** `TRN-1` of schema/law, and which of its cases. */
  @Column('text') rule!: string;
  @Column('text', { nullable: true }) variant!: string | null;
  /** The day of the event. */
  @Column('date', { name: 'event_on' }) eventOn!: string;
  /** Who has to act, in words: 用人单位. */
  @Column('text', { name: 'bound_party' }) boundParty!: string;
  @Column('text') evidence!: string;
  @Column('date', { name: 'registered_on' }) registeredOn!: string;
  /** What was done, and when; null while the limit runs. */
  @Column('date', { name: 'done_on', nullable: true }) doneOn!: string | null;
  @Column('text', { name: 'done_text', nullable: true }) doneText!: string | null;
}
