import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterState } from './supervision-letter.state.js';

/** REMINDER 提示函, OPINION 意见书, RECOMMENDATION 建议书 (to the authority, from a county-level union or above). */
export type LetterKind = 'REMINDER' | 'OPINION' | 'RECOMMENDATION';

/** One of the union's supervision letters (一函两书) and what became of it. */
@Entity('supervision_letter')
export class SupervisionLetterEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: LetterKind;
  @Column('text') number!: string;
  @Column('text') state!: LetterState;
  @Column('text', { name: 'employer_name' }) employerName!: string;
  @Column('text', { name: 'employer_code' }) employerCode!: string;
  @Column('text') facts!: string;
  @Column('text') request!: string;
  @Column('text', { name: 'signed_by' }) signedBy!: string;
  @Column('date', { name: 'served_on' }) servedOn!: string;
  /** Organisation the recommendation goes to; null for a letter to the employer. */
  @Column('text', { nullable: true }) addressee!: string | null;
  @Column('jsonb', { name: 'copied_to' }) copiedTo!: string[];
  @Column('uuid', { name: 'follows_letter_id', nullable: true }) followsLetterId!: string | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
  @Column('text', { nullable: true }) answer!: string | null;
}
