import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LetterState } from './supervision-letter.state.js';

/** REMINDER 提示函, OPINION 意见书, RECOMMENDATION 建议书 (to the authority, from a county-level union or above). */
export type LetterKind = 'REMINDER' | 'OPINION' | 'RECOMMENDATION';

/** The chair signs, or a vice-chair (主席、副主席). */
export type SignerOffice = 'CHAIR' | 'VICE_CHAIR';
/** DIRECT 直接送达, MAIL 邮寄送达, ELECTRONIC 电子送达, LEFT 留置送达. */
export type ServiceManner = 'DIRECT' | 'MAIL' | 'ELECTRONIC' | 'LEFT';
/** Why a recommendation follows: the opinion was refused, answered late or not at all, or nothing was put right. */
export type EscalationGround = 'REFUSED' | 'LATE' | 'UNRECTIFIED';

/** One of the union's supervision letters (一函两书) and what became of it. */
@Entity('supervision_letter')
export class SupervisionLetterEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('text') kind!: LetterKind;
  /** Null until it is signed. */
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text') state!: LetterState;
  @Column('text', { name: 'employer_name' }) employerName!: string;
  @Column('text', { name: 'employer_code' }) employerCode!: string;
  @Column('text') facts!: string;
  @Column('text') request!: string;
  /** Who looked into the facts: two or more inspectors (监督员). */
  @Column('jsonb') inspectors!: string[];
  @Column('date', { name: 'drafted_on', nullable: true }) draftedOn!: string | null;
  @Column('text', { name: 'signed_by', nullable: true }) signedBy!: string | null;
  @Column('text', { name: 'signer_office', nullable: true }) signerOffice!: SignerOffice | null;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn!: string | null;
  @Column('date', { name: 'served_on', nullable: true }) servedOn!: string | null;
  @Column('text', { name: 'service_manner', nullable: true }) serviceManner!: ServiceManner | null;
  /** Last day to answer and to object by the local rule; null where none runs. */
  @Column('date', { name: 'reply_due', nullable: true }) replyDue!: string | null;
  @Column('date', { name: 'objection_due', nullable: true }) objectionDue!: string | null;
  /** Organisation the recommendation goes to; null for a letter to the employer. */
  @Column('text', { nullable: true }) addressee!: string | null;
  @Column('jsonb', { name: 'copied_to' }) copiedTo!: string[];
  @Column('uuid', { name: 'follows_letter_id', nullable: true }) followsLetterId!: string | null;
  /** Of a recommendation: why it follows the opinion. */
  @Column('text', { name: 'escalation_ground', nullable: true }) escalationGround!: EscalationGround | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
  @Column('text', { nullable: true }) answer!: string | null;
}
