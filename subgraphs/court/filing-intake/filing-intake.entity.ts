import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FilingIntakeState } from './filing-intake.state.js';

/** A complaint taken in at the filing window (起诉材料收件): what stands before any case number. */
@Entity('filing_intake')
export class FilingIntakeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text', { name: 'receipt_number' }) receiptNumber!: string;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('text') state!: FilingIntakeState;
  /** Id of schema/law/direct-suit.yaml. */
  @Column('text', { name: 'direct_suit_ground', nullable: true }) directSuitGround!: string | null;
  /** The award that the suit follows. */
  @Column('text', { name: 'award_number', nullable: true }) awardNumber!: string | null;
  /** What is to be supplemented, or why it was refused or diverted. */
  @Column('text', { nullable: true }) note!: string | null;
}
