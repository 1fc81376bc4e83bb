import { Column, Entity, PrimaryColumn } from 'typeorm';

/** LISTING 列入, REMOVAL 移出: the first asks for restrictions, the second ends them. */
export type CreditNoticeKind = 'LISTING' | 'REMOVAL';
/** DONE 已实施或已解除惩戒, RETURNED 退回. */
export type CreditAnswer = 'DONE' | 'RETURNED';

/**
 * A decision of the blacklist passed on to the credit platform (推送信用平台, A23), which stands outside the linkage: what went out under
 * which number, and what it answered.
 */
@Entity('credit_notice')
export class CreditNoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'entry_id' }) entryId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: CreditNoticeKind;
  /** Number of the decision passed on; null where the three years ended without one. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('date', { name: 'sent_on' }) sentOn!: string;
  /** How it reached the platform, with the platform's receipt. */
  @Column('text') service!: string;
  @Column('text', { nullable: true }) answer!: CreditAnswer | null;
  @Column('text', { name: 'answer_number', nullable: true }) answerNumber!: string | null;
  /** What the platform did, or why it sent the notice back. */
  @Column('text', { name: 'answer_text', nullable: true }) answerText!: string | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
}
