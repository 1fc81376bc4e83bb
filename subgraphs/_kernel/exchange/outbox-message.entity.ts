import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message that left with its act; kept for ever, with the receipt once the receiver has answered. */
@Entity('outbox_message')
export class OutboxMessageEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') sender!: string;
  @Column('text') destination!: string;
  @Column('text') type!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('int', { name: 'case_seq' }) caseSeq!: number;
  @Column('uuid', { name: 'referral_id', nullable: true }) referralId!: string | null;
  /** The canonical text that was signed and is sent, to the byte. */
  @Column('text') text!: string;
  @Column('text') signature!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  /** By the agency's clock, which the time to deliver is counted by. */
  @Column('timestamptz', { name: 'posted_at' }) postedAt!: Date;
  @Column('timestamptz', { name: 'first_attempt_at', nullable: true }) firstAttemptAt!: Date | null;
  @Column('int') attempts!: number;
  @Column('timestamptz', { name: 'next_attempt_at' }) nextAttemptAt!: Date;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  /** APPLIED, or REFUSED with the code of the refusal. */
  @Column('text', { nullable: true }) disposition!: string | null;
  @Column('text', { nullable: true }) receipt!: string | null;
  /** The message whose content it sends once more. */
  @Column('uuid', { nullable: true }) causation!: string | null;
  /** When it came back from its receiver, after a backup had lost it here. */
  @Column('timestamptz', { name: 'restored_at', nullable: true }) restoredAt!: Date | null;
}
