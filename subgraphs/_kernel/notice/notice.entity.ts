import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeKind } from './notice-kind.js';

/** What a notice tells besides its kind: codes and counts. */
export interface NoticeDetails {
  /** `A01` of schema/law/arrows.yaml. */
  arrow?: string;
  /** Code of the other organisation. */
  counterpart?: string;
  /** Code of schema/law/return-reasons.yaml. */
  reason?: string;
  /** Rule of schema/law/deadlines.yaml. */
  rule?: string;
  /** Why a message did not arrive. */
  code?: string;
  lapsed?: number;
  today?: number;
  near?: number;
  fresh?: number;
}

/** Something the people of an organisation should know of: one row for each matter, with what happened last (提醒). */
@Entity('notice')
export class NoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  /** `referral <id>`, `deadline <id>`, `message <id>`, `digest`. */
  @Column('text') matter!: string;
  @Column('text') audience!: string;
  @Column('text') kind!: NoticeKind;
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  /** Id of what it is about; null for the digest. */
  @Column('uuid', { name: 'subject_id', nullable: true }) subjectId!: string | null;
  @Column('date', { nullable: true }) due!: string | null;
  @Column('jsonb') details!: NoticeDetails;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt!: Date;
}

/** A person has seen a notice as it stood then. */
@Entity('notice_read')
export class NoticeReadEntity {
  @PrimaryColumn('uuid', { name: 'notice_id' }) noticeId!: string;
  @PrimaryColumn('text', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'read_at' }) readAt!: Date;
}

/** An organisation's own system that is told by HTTPS what has happened (网络钩子). */
@Entity('webhook')
export class WebhookEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text') url!: string;
  @Column('text', { array: true }) kinds!: NoticeKind[];
  /** Both sides sign and check by it; told once, at registration. */
  @Column('text') secret!: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('text', { name: 'registered_by' }) registeredBy!: string;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
}

/** One notice on its way to one system outside: a webhook, or a channel such as SMS. */
@Entity('notice_delivery')
export class NoticeDeliveryEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'webhook_id', nullable: true }) webhookId!: string | null;
  /** `SMS`; null where it goes to a webhook. */
  @Column('text', { nullable: true }) channel!: string | null;
  @Column('uuid', { name: 'notice_id' }) noticeId!: string;
  @Column('text') kind!: NoticeKind;
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  /** What is sent, to the byte, each time it is tried. */
  @Column('text') payload!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('int') attempts!: number;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Column('timestamptz', { name: 'queued_at', nullable: true }) queuedAt!: Date | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  /** When it was tried for the last time without success. */
  @Column('timestamptz', { name: 'given_up_at', nullable: true }) givenUpAt!: Date | null;
}
