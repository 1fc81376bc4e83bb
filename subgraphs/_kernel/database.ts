import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { AgencyManifest } from './agency.js';
import { AttachmentContentEntity, AttachmentEntity } from './attachment/attachment.entity.js';
import { AuditEntryEntity } from './audit/audit-entry.entity.js';
import { CalendarCountedEntity } from './calendar-year/calendar-counted.entity.js';
import { CalendarYearAmendmentEntity } from './calendar-year/calendar-year-amendment.entity.js';
import { CalendarYearEntity } from './calendar-year/calendar-year.entity.js';
import { CaseNumberEntity } from './search/case-number.entity.js';
import { CaseFileEntity } from './case-file/case-file.entity.js';
import { WorkerEntryEntity, WorkerGroupEntity } from './collective/worker-group.entity.js';
import { ConsentEntity } from './consent/consent.entity.js';
import { ClaimedPeriodEntity } from './dispute-key/claimed-period.entity.js';
import { DeadlineEntity } from './deadline/deadline.entity.js';
import { DelegationEntity } from './delegation/delegation.entity.js';
import { GrantEntity } from './disclosure/grant.entity.js';
import { UsageRecordEntity } from './disclosure/usage-record.entity.js';
import { InboxMessageEntity } from './exchange/inbox-message.entity.js';
import { OutboxMessageEntity } from './exchange/outbox-message.entity.js';
import { DocumentEntity, DocumentFileEntity, DocumentSignatureEntity } from './documents/document.entity.js';
import {
  DocumentOfficeEntity,
  DocumentTemplateEntity,
  DocumentWordEntity,
} from './documents/office-setting.entity.js';
import { SealEntity } from './documents/seal.entity.js';
import { FactEntryEntity } from './fact-table/fact-entry.entity.js';
import { ImportedRowEntity } from './import/imported-row.entity.js';
import { ExchangeAlarmEntity } from './reconciliation/exchange-alarm.entity.js';
import { ReconciliationEntity } from './reconciliation/reconciliation.entity.js';
import {
  JointMeetingEntity,
  MeetingParticipantEntity,
  MeetingTaskEntity,
} from './joint-meeting/joint-meeting.entity.js';
import { LimitationEventEntity } from './limitation/limitation-event.entity.js';
import { LimitationStartEntity } from './limitation/limitation-start.entity.js';
import { LimitationSuspensionEntity } from './limitation/limitation-suspension.entity.js';
import { AlarmEntity } from './lookup/alarm.entity.js';
import { Kernel1700000000000 } from './migrations/1700000000000-kernel.js';
import { Throttle1720000000000 } from './migrations/1720000000000-throttle.js';
import { ConsentLedger1721000000000 } from './migrations/1721000000000-consent-ledger.js';
import { Delegation1722000000000 } from './migrations/1722000000000-delegation.js';
import { Attachment1723000000000 } from './migrations/1723000000000-attachment.js';
import { Lookup1724000000000 } from './migrations/1724000000000-lookup.js';
import { Usage1725000000000 } from './migrations/1725000000000-usage.js';
import { Witness1727000000000 } from './migrations/1727000000000-witness.js';
import { AddressBook1728000000000 } from './migrations/1728000000000-address-book.js';
import { SerialGap1728500000000 } from './migrations/1728500000000-serial-gap.js';
import { ExchangeTurn1729100000000 } from './migrations/1729100000000-exchange-turn.js';
import { ReceiverWait1729200000000 } from './migrations/1729200000000-receiver-wait.js';
import { Reconciliation1726000000000 } from './migrations/1726000000000-reconciliation.js';
import { OutboxWake1729000000000 } from './migrations/1729000000000-outbox-wake.js';
import { DeadlineWithoutCase1729900000000 } from './migrations/1729900000000-deadline-without-case.js';
import { Limitation1740000000000 } from './migrations/1740000000000-limitation.js';
import { TimersAndCalendar1742000000000 } from './migrations/1742000000000-timers-and-calendar.js';
import { Document1743000000000 } from './migrations/1743000000000-document.js';
import { PartyParticulars1757000000000 } from './migrations/1757000000000-party-particulars.js';
import { ReconciliationMarks1760600000000 } from './migrations/1760600000000-reconciliation-marks.js';
import { Archive1761300000000 } from './migrations/1761300000000-archive.js';
import { ImportedRow1760800000000 } from './migrations/1760800000000-imported-row.js';
import { ReferralDraft1761000000000 } from './migrations/1761000000000-referral-draft.js';
import { Desk1761200000000 } from './migrations/1761200000000-desk.js';
import { JointMeeting1751000000001 } from './migrations/1751000000001-joint-meeting.js';
import { PriorityFlag1751000000000 } from './migrations/1751000000000-priority-flag.js';
import { ClaimedPeriod1753000000000 } from './migrations/1753000000000-claimed-period.js';
import { FactTable1754000000000 } from './migrations/1754000000000-fact-table.js';
import { WorkerGroup1752000000000 } from './migrations/1752000000000-worker-group.js';
import { Notice1760700000000 } from './migrations/1760700000000-notice.js';
import {
  NoticeDeliveryEntity,
  NoticeEntity,
  NoticeReadEntity,
  WebhookEntity,
} from './notice/notice.entity.js';
import { CompiledDataSource } from './statements/compiled-manager.js';
import { PartyEntity } from './party/party.entity.js';
import { PhraseEntity } from './phrase/phrase.entity.js';
import { PriorityFlagEntity } from './priority/priority-flag.entity.js';
import { Worklist1760200000000 } from './migrations/1760200000000-worklist.js';
import { StaffMemberEntity } from './staff/staff-member.entity.js';
import { WorkAssignmentEntity } from './worklist/work-assignment.entity.js';
import { Clocks1755000000000 } from './migrations/1755000000000-clocks.js';
import { RegisteredLimitEntity } from './registered-limit/registered-limit.entity.js';
import { ReferralEntity } from './referral/referral.entity.js';
import { ReferralDraftEntity } from './referral-draft/referral-draft.entity.js';
import { DeadlineWarningEntity } from './timers/deadline-warning.entity.js';
import { Trail1760500000000 } from './migrations/1760500000000-trail.js';
import { GivenHeadEntity } from './witness/given-head.entity.js';
import { HeadConflictEntity, WitnessedHeadEntity } from './witness/witnessed-head.entity.js';

// A date of the law is a day, not an instant: it stays the text it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export const kernelEntities = [
  AlarmEntity,
  AttachmentContentEntity,
  AttachmentEntity,
  AuditEntryEntity,
  CalendarCountedEntity,
  CalendarYearAmendmentEntity,
  CalendarYearEntity,
  CaseFileEntity,
  CaseNumberEntity,
  ClaimedPeriodEntity,
  ConsentEntity,
  DeadlineEntity,
  DeadlineWarningEntity,
  DelegationEntity,
  DocumentEntity,
  DocumentFileEntity,
  DocumentSignatureEntity,
  DocumentOfficeEntity,
  DocumentTemplateEntity,
  DocumentWordEntity,
  ExchangeAlarmEntity,
  FactEntryEntity,
  GivenHeadEntity,
  GrantEntity,
  HeadConflictEntity,
  ImportedRowEntity,
  InboxMessageEntity,
  JointMeetingEntity,
  LimitationEventEntity,
  LimitationStartEntity,
  LimitationSuspensionEntity,
  MeetingParticipantEntity,
  MeetingTaskEntity,
  NoticeDeliveryEntity,
  NoticeEntity,
  NoticeReadEntity,
  OutboxMessageEntity,
  PartyEntity,
  PhraseEntity,
  PriorityFlagEntity,
  ReconciliationEntity,
  ReferralDraftEntity,
  ReferralEntity,
  RegisteredLimitEntity,
  SealEntity,
  StaffMemberEntity,
  UsageRecordEntity,
  WebhookEntity,
  WitnessedHeadEntity,
  WorkAssignmentEntity,
  WorkerEntryEntity,
  WorkerGroupEntity,
];

const kernelMigrations = [
  Kernel1700000000000,
  Throttle1720000000000,
  ConsentLedger1721000000000,
  Delegation1722000000000,
  Attachment1723000000000,
  Lookup1724000000000,
  Usage1725000000000,
  Reconciliation1726000000000,
  Witness1727000000000,
  AddressBook1728000000000,
  SerialGap1728500000000,
  OutboxWake1729000000000,
  ExchangeTurn1729100000000,
  ReceiverWait1729200000000,
  DeadlineWithoutCase1729900000000,
  Limitation1740000000000,
  TimersAndCalendar1742000000000,
  Document1743000000000,
  PartyParticulars1757000000000,
  PriorityFlag1751000000000,
  JointMeeting1751000000001,
  ClaimedPeriod1753000000000,
  FactTable1754000000000,
  WorkerGroup1752000000000,
  Clocks1755000000000,
  Worklist1760200000000,
  Trail1760500000000,
  ReconciliationMarks1760600000000,
  Notice1760700000000,
  ImportedRow1760800000000,
  ReferralDraft1761000000000,
  Desk1761200000000,
  Archive1761300000000,
];

/**
 * Questions outside transactions go over three, whoever asks them (shared-lines.ts), and usage records over one (usage-writer.ts); the others
 * are for acts, for arrivals and for what runs by itself.
 */
const connections = 14;

/** What a clerk asks is answered from indexes: to call helpers, or to compile the statement, takes longer than the answer. */
export const shortQuestions = '-c max_parallel_workers_per_gather=0 -c jit=off';

/** The agency's own database; nobody else's. Never synchronized: migrations alone change it. */
export function agencyDataSource(manifest: AgencyManifest, url: string, poolSize = connections): DataSource {
  return new CompiledDataSource({
    type: 'postgres',
    url,
    entities: [...kernelEntities, ...manifest.entities] as never,
    migrations: [...kernelMigrations, ...manifest.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize,
    applicationName: `wufang-${manifest.name}`,
    // A relay's transaction is idle while its messages are carried; what a process has left open ends soon after it.
    extra: {
      ...{ statement_timeout: 30_000, idle_in_transaction_session_timeout: 20_000, pipeline: true },
      options: shortQuestions,
    },
  });
}

/** Brings an agency's database up to date; answers the names of the migrations that ran. */
export async function migrateAgency(manifest: AgencyManifest, databaseUrl: string): Promise<string[]> {
  const dataSource = await agencyDataSource(manifest, databaseUrl, 2).initialize();
  try {
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
