import type { DataSource, EntityManager, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { Logger } from 'pino';
import type { Role } from '#kernel/actor.js';
import type { ArrowsSent } from '#kernel/arrows/proposal.js';
import type { Clock } from '#kernel/clock/clock.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import type { Standing } from '#kernel/disclosure/relation.js';
import type { Agreement } from '#kernel/exchange/agreement.js';
import type { DocumentFill } from '#kernel/documents/filled.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import type { KeptAddressBook } from '#kernel/exchange/kept-address-book.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import type { Machine } from '#kernel/machine.js';
import type { Course } from '#kernel/progress/answer.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { ReferralActs } from '#kernel/referral/referral.resolver.js';
import type { SigningKey } from '#kernel/signing/signing-key.js';
import type { WebhookTargets } from '#kernel/notice/webhook-target.js';
import type { Recounted } from '#kernel/deadline/recounted.js';
import type { Lapses } from '#kernel/timers/lapse.js';

/** A class, as type-graphql takes resolvers and TypeORM takes migrations. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Class<T = object> = new (...args: any[]) => T;

/** Applies a message of one type. Runs in the transaction that takes the message in; a Refusal refuses the message. */
export type MessageHandler<Body = never> = (
  tx: EntityManager,
  ctx: RequestContext,
  body: Body,
  envelope: Envelope,
) => Promise<void>;

/** What an agency does when a referral of its own, sent or received, has moved. Same transaction as the move. */
export type ReferralFollowUp = (
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
) => Promise<void>;

/** The one file of an agency that outsiders read. */
export interface AgencyManifest {
  /** Folder, process and database name: `human-resources`. */
  name: string;
  /** Its field on Case and the first word of its root fields: `humanResources`. */
  field: string;
  /** Official short name: 人社. */
  title: string;
  /** Its letter in case codes, or null when it opens no cases. */
  letter: string | null;
  entities: EntityTarget<ObjectLiteral>[];
  migrations: Class<MigrationInterface>[];
  resolvers: Class[];
  /** Types that no root field reaches: the federated Case, timeline references. */
  orphanedTypes: Class[];
  /** State tables with the state each begins in, checked at boot. */
  machines: Record<string, { table: Machine<string, string>; first: string }>;
  handlers: Partial<Record<MessageType, MessageHandler>>;
  /** The arrows it sends, each with who answers its guards; checked at start. Absent where the kernel is rehearsed alone. */
  sends?: ArrowsSent;
  /** By arrow id: what follows when a referral has arrived, moved or come back. */
  referrals: {
    arrived?: Record<string, ReferralFollowUp>;
    moved?: Record<string, ReferralFollowUp>;
    /** What is taken up and answered through the doors every agency has, without a record of the agency's own. */
    atDoor?: (referral: ReferralEntity) => boolean;
  };
  /** What else happens when a referral is returned or closed through the doors every agency has. */
  referralActs?: ReferralActs;
  /** What follows for the agency's own records when a party has taken a consent back. Same transaction as the revocation. */
  consentRevoked?: (tx: EntityManager, ctx: RequestContext, consent: ConsentEntity) => Promise<void>;
  /** By rule id: what follows when the last day of a deadline has passed (逾期后果). The timers see to it, once. */
  lapses?: Lapses;
  /** By the record's GraphQL type: where else its last day stands, and follows when the calendar moves it (到期日同步). */
  recounted?: Recounted;
  /**
   * By the record's GraphQL type or the arrow of a referral: in whose own worklist it stands while nobody is assigned (待办归口). What is
   * not named stands in everybody's who works cases.
   */
  workedBy?: Readonly<Record<string, readonly Role[]>>;
  /** How a person stands to many cases, where the agency holds no case files of its own. */
  standings?: (ctx: RequestContext, caseCodes: readonly string[]) => Promise<Standing[]>;
  /** How a case went, for the worker who asks at the public progress query; the register's to tell. */
  tellCourse?: (ctx: RequestContext, caseCode: string) => Promise<Course>;
  /** How each type of document is filled from the record it serves, by the type of schema/law/documents.yaml. */
  documents?: Record<string, DocumentFill>;
  /** The series and place of a document number the agency gives itself; null for a number that is not of its giving. */
  numberSeries?: (number: string, organisation: string) => { series: string; serial: number } | null;
  /** The series an organisation of the agency gives document numbers from on that day. */
  currentSeries?: (organisation: string, day: string) => string[];
  /** Whether what is mediated here may be agreed by word of mouth (人民调解法 §28). */
  oralAgreements?: boolean;
  /** Whether the agency keeps the register of cases and therefore reports nothing to it. */
  keepsRegister?: boolean;
}

/** What signs for the organisations an agency serves, by organisation code. */
export interface Keyring {
  signing: Map<string, SigningKey>;
  /** Key of the hash that matches persons between agencies; null at the register, which must not be able to compute it. */
  matching: Buffer | null;
}

/** A running agency: its manifest and what it works with. */
export interface Agency {
  readonly manifest: AgencyManifest;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly book: KeptAddressBook;
  /** The messages it understands. */
  readonly agreement: Agreement;
  readonly keyring: Keyring;
  /** Where an organisation may have itself told of notices; public addresses over https alone where left out. */
  readonly webhookTargets?: WebhookTargets | undefined;
  readonly log: Logger;
}
