import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterState } from './letter.state.js';

export type LetterKind = 'REMINDER' | 'OPINION' | 'RECOMMENDATION';
export type LetterCapacity = 'ADDRESSEE' | 'COPY';

/** A supervision letter of the union (一函两书) that an organisation was sent or copied on, and what became of it. */
@Entity('received_letter')
export class ReceivedLetterEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The union's own id of the letter. */
  @Column('uuid', { name: 'letter_id' }) letterId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  /** Organisation code of the union that sent it. */
  @Column('text') sender!: string;
  @Column('text') state!: LetterState;
  @Column('text') capacity!: LetterCapacity;
  @Column('text') kind!: LetterKind;
  @Column('text') number!: string;
  @Column('text', { name: 'employer_name' }) employerName!: string;
  @Column('text', { name: 'employer_code' }) employerCode!: string;
  @Column('text') division!: string;
  @Column('date', { name: 'served_on' }) servedOn!: string;
  /** Last day to reply by the local rule; null where none gives a time. */
  @Column('date', { name: 'reply_due', nullable: true }) replyDue!: string | null;
  /** When the first answer of any kind came; null while none has. */
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
  @Column('text') facts!: string;
  @Column('text') request!: string;
  /** The union's news of the answer in words. */
  @Column('text', { name: 'last_text', nullable: true }) lastText!: string | null;
  /** The union's id of the letter before. */
  @Column('uuid', { name: 'follows_letter_id', nullable: true }) followsLetterId!: string | null;
}
