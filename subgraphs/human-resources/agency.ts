import type { AgencyManifest, ReferralFollowUp } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { workerGroupDoors } from '#kernel/collective/worker-group.resolver.js';
import { importResolver } from '#kernel/import/import.resolver.js';
import { mediationEntities, mediationMigrations } from '#kernel/mediation/mediation-doors.js';
import { ReceivedLetterEntity } from '#kernel/supervision/letter.entity.js';
import { enforcementApplicationResolver } from '#kernel/onward/onward.resolver.js';
import { supportApplicationResolver } from '#kernel/support-application/support-application.resolver.js';
import { Supervision1715000000000 } from '#kernel/supervision/migrations/1715000000000-supervision.js';
import { ArbitralEntrustmentEntity } from './arbitral-entrustment/entrustment.entity.js';
import {
  EntrustmentResolver,
  EntrustmentsOfPartResolver,
} from './arbitral-entrustment/entrustment.resolver.js';
import { entrustmentMachine } from './arbitral-entrustment/entrustment.state.js';
import {
  entrustmentMoved,
  entrustmentRecalled,
  entrustmentStopped,
} from './arbitral-entrustment/follow-entrustment.js';
import { entrustmentLapsed } from './arbitral-entrustment/release-for-hearing.js';
import { ArbitralReviewEntity } from './arbitral-review/review.entity.js';
import { reviewMoved, reviewReferred, reviewReturned } from './arbitral-review/review-referred.js';
import { ReviewResolver } from './arbitral-review/review.resolver.js';
import { reviewMachine } from './arbitral-review/review.state.js';
import { ArbitrationEndResolver } from './arbitration/arbitration-end.resolver.js';
import { ArbitrationCaseEntity } from './arbitration/arbitration.entity.js';
import { ArbitrationResolver } from './arbitration/arbitration.resolver.js';
import { arbitrationMachine } from './arbitration/arbitration.state.js';
import { applicationImport } from './arbitration/import-applications.js';
import { arbitrationMoved, arbitrationReferred, arbitrationReturned } from './arbitration/follow-referral.js';
import { suggestionMoved, suggestionRecalled, suggestionStopped } from './arbitration/follow-suggestion.js';
import { SuggestionResolver } from './arbitration/suggestion.resolver.js';
import { TribunalResolver } from './arbitration/tribunal.resolver.js';
import { humanResourcesArrows } from './arrows-sent.js';
import { WageArrearsLeadEntity } from './arrears-lead/lead.entity.js';
import { ArrearsLeadResolver } from './arrears-lead/lead.resolver.js';
import { arrearsLeadMachine } from './arrears-lead/lead.state.js';
import { ArbitralAwardEntity, AwardServiceEntity } from './award/award.entity.js';
import { AwardResolver, AwardServiceResolver, AwardsOfPartResolver } from './award/award.resolver.js';
import { awardMachine } from './award/award.state.js';
import {
  CaseResolver,
  HumanResourcesPartResolver,
  TimelineEntryResolver,
} from './case-part/case-part.resolver.js';
import { Case, TimelineEntry } from './case-part/case-part.type.js';
import { HumanResourcesPart } from './case-part/human-resources-part.type.js';
import { InspectionPartResolver } from './case-part/inspection-part.resolver.js';
import { humanResourcesDocuments } from './documents.js';
import {
  inspectionRecommended,
  recommendationMoved,
  recommendationReturned,
} from './inspection/follow-referral.js';
import { InspectionCaseEntity } from './inspection/inspection.entity.js';
import { InspectionIntakeResolver } from './inspection/inspection-intake.resolver.js';
import { InspectionResolver } from './inspection/inspection.resolver.js';
import { inspectionMachine } from './inspection/inspection.state.js';
import { RectificationOrderEntity } from './inspection/order.entity.js';
import { humanResourcesMediation } from './mediation/mediation.js';
import { CourtTransferEntity } from './court-transfer/court-transfer.entity.js';
import { CourtTransferResolver } from './court-transfer/court-transfer.resolver.js';
import { courtTransferMachine } from './court-transfer/court-transfer.state.js';
import { transferMoved, transferRecalled } from './court-transfer/follow-transfer.js';
import { CreditNoticeEntity } from './credit-notice/credit-notice.entity.js';
import { CreditNoticeResolver } from './credit-notice/credit-notice.resolver.js';
import { HumanResources1720000000000 } from './migrations/1720000000000-human-resources.js';
import { AwardEntrustment1733000000000 } from './migrations/1733000000000-award-entrustment.js';
import { InspectionArrearsBlacklist1734000000000 } from './migrations/1734000000000-inspection-arrears-blacklist.js';
import { AwardShares1752100000000 } from './migrations/1752100000000-award-shares.js';
import { ArbitrationLimitation1741000000000 } from './migrations/1741000000000-limitation.js';
import { HumanResourcesDocuments1757100000000 } from './migrations/1757100000000-documents.js';
import { TransferAndCreditNotice1751100000000 } from './migrations/1751100000000-transfer-and-credit-notice.js';
import { Simplified1755100000000 } from './migrations/1755100000000-simplified.js';
import { LetterSearchResolver } from './supervision-letter/letter-search.resolver.js';
import { humanResourcesLetters } from './supervision-letter/supervision-letter.js';
import { WageBlacklistEntryEntity } from './wage-blacklist/entry.entity.js';
import { BlacklistResolver } from './wage-blacklist/entry.resolver.js';
import { blacklistMachine } from './wage-blacklist/entry.state.js';

const returned: Record<string, ReferralFollowUp> = {
  A06: reviewReturned,
  A08: recommendationReturned,
  A16: arbitrationReturned,
  A18: arbitrationReturned,
};

const recalled: Record<string, ReferralFollowUp> = {
  A03: suggestionRecalled,
  A04: entrustmentRecalled,
  A15: transferRecalled,
};

/** The human-resources bureau with its arbitration committee (人社局、劳动人事争议仲裁委员会). */
export const humanResources: AgencyManifest = {
  name: 'human-resources',
  field: 'humanResources',
  title: '人社',
  letter: 'H',
  sends: humanResourcesArrows,
  documents: { ...humanResourcesMediation.documents, ...humanResourcesDocuments },
  entities: [
    ...[ArbitralAwardEntity, ArbitralEntrustmentEntity, ArbitralReviewEntity, ArbitrationCaseEntity],
    ...[CourtTransferEntity, CreditNoticeEntity],
    ...[AwardServiceEntity, ReceivedLetterEntity, ...mediationEntities],
    ...[InspectionCaseEntity, RectificationOrderEntity, WageArrearsLeadEntity, WageBlacklistEntryEntity],
  ],
  migrations: [
    ...[
      ...mediationMigrations,
      Supervision1715000000000,
      HumanResources1720000000000,
      Simplified1755100000000,
    ],
    ...[AwardEntrustment1733000000000, InspectionArrearsBlacklist1734000000000],
    ...[ArbitrationLimitation1741000000000, TransferAndCreditNotice1751100000000],
    ...[AwardShares1752100000000, HumanResourcesDocuments1757100000000],
  ],
  resolvers: [
    ArbitrationEndResolver,
    ArbitrationResolver,
    importResolver(applicationImport),
    ArrearsLeadResolver,
    AwardResolver,
    AwardServiceResolver,
    AwardsOfPartResolver,
    BlacklistResolver,
    CaseResolver,
    ...casePartDoors('humanResources', HumanResourcesPart),
    CourtTransferResolver,
    CreditNoticeResolver,
    workerGroupDoors('humanResources', HumanResourcesPart),
    EntrustmentResolver,
    EntrustmentsOfPartResolver,
    HumanResourcesPartResolver,
    InspectionIntakeResolver,
    InspectionPartResolver,
    InspectionResolver,
    LetterSearchResolver,
    ReviewResolver,
    SuggestionResolver,
    supportApplicationResolver('humanResources'),
    enforcementApplicationResolver('humanResources'),
    TimelineEntryResolver,
    TribunalResolver,
    ...humanResourcesLetters.resolvers,
    ...humanResourcesMediation.resolvers,
  ],
  orphanedTypes: [Case, TimelineEntry],
  workedBy: {
    InspectionCase: ['CLERK'],
    RectificationOrder: ['CLERK'],
    WageBlacklistEntry: ['CLERK'],
    ArbitrationCase: ['ARBITRATOR'],
    ArbitralReview: ['ARBITRATOR'],
    ArbitralEntrustment: ['ARBITRATOR'],
    AwardService: ['ARBITRATOR'],
    HumanResourcesMediationCase: ['MEDIATOR'],
    HumanResourcesMediationAgreement: ['MEDIATOR'],
  },
  machines: {
    arbitration: { table: arbitrationMachine, first: 'FILED' },
    'arbitral award': { table: awardMachine, first: 'MADE' },
    'transfer to the court': { table: courtTransferMachine, first: 'ISSUED' },
    'arbitral entrustment': { table: entrustmentMachine, first: 'CONSENTED' },
    'arbitral review': { table: reviewMachine, first: 'APPLIED' },
    inspection: { table: inspectionMachine, first: 'COMPLAINT' },
    'arrears lead': { table: arrearsLeadMachine, first: 'RECEIVED' },
    'wage blacklist': { table: blacklistMachine, first: 'NOTICED' },
    ...humanResourcesLetters.machines,
    ...humanResourcesMediation.machines,
  },
  lapses: { ...humanResourcesMediation.lapses, 'MED-4': entrustmentLapsed },
  handlers: { ...humanResourcesLetters.handlers, ...humanResourcesMediation.handlers },
  referrals: {
    atDoor: ({ arrow }) => arrow === 'A12',
    arrived: {
      A06: reviewReferred,
      A08: inspectionRecommended,
      A16: arbitrationReferred,
      A18: arbitrationReferred,
    },
    moved: {
      ...humanResourcesMediation.moved,
      A03: suggestionMoved,
      A04: entrustmentMoved,
      A06: reviewMoved,
      A08: recommendationMoved,
      A15: transferMoved,
      A16: arbitrationMoved,
      A18: arbitrationMoved,
    },
  },
  referralActs: {
    returned: async (tx, ctx, referral) => returned[referral.arrow]?.(tx, ctx, referral),
    recalled: async (tx, ctx, referral) => recalled[referral.arrow]?.(tx, ctx, referral),
  },
  consentRevoked: async (tx, ctx, consent) => {
    if (consent.scope !== 'MEDIATION') return;
    await suggestionStopped(tx, ctx, consent);
    await entrustmentStopped(tx, ctx, consent);
  },
};
