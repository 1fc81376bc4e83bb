import type { AgencyManifest } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { consentResolver } from '#kernel/consent/consent.resolver.js';
import { importResolver } from '#kernel/import/import.resolver.js';
import { referralUnanswered } from '#kernel/referral/lapse-unanswered.js';
import { courtArrows } from './arrows-sent.js';
import { AwardAnnulmentEntity } from './award-annulment/award-annulment.entity.js';
import { AwardAnnulmentResolver } from './award-annulment/award-annulment.resolver.js';
import { awardAnnulmentMachine } from './award-annulment/award-annulment.state.js';
import { CaseResolver, CourtPartResolver } from './case-part/court-part.resolver.js';
import { Case, CourtPart } from './case-part/court-part.type.js';
import { TimelineEntry, TimelineEntryResolver } from './case-part/timeline-entry.resolver.js';
import { CaseParticipantEntity } from './civil-case/case-participant.entity.js';
import { CivilCaseEntity } from './civil-case/civil-case.entity.js';
import { CivilCaseResolver } from './civil-case/civil-case.resolver.js';
import { civilCaseMachine } from './civil-case/civil-case.state.js';
import { recountEntrustment } from './civil-case/recount-entrustment.js';
import { followEntrustment } from './civil-case/follow-entrustment.js';
import { ConfirmationObjectionEntity } from './confirmation-objection/confirmation-objection.entity.js';
import { ConfirmationServiceEntity } from './confirmation-objection/confirmation-service.entity.js';
import {
  ConfirmationObjectionResolver,
  ConfirmationServiceResolver,
} from './confirmation-objection/objection.resolver.js';
import { CourtReferralResolver } from './court-referral/court-referral.resolver.js';
import { courtDocuments } from './documents.js';
import { EnforcementEntity } from './enforcement/enforcement.entity.js';
import { EnforcementResolver } from './enforcement/enforcement.resolver.js';
import { enforcementMachine } from './enforcement/enforcement.state.js';
import { needNoEnforcement } from './enforcement/need-no-enforcement.js';
import { consentRevokedElsewhere, recordCaseConsent, revokeCaseConsent } from './filing-intake/consents.js';
import { choiceLapsed } from './filing-intake/choose-mediator.js';
import { FilingIntakeEntity } from './filing-intake/filing-intake.entity.js';
import { FilingIntakeResolver } from './filing-intake/filing-intake.resolver.js';
import { filingImport } from './filing-intake/import-filings.js';
import { receiptNumberSeries, receiptSeries } from './filing-intake/receipt-number.js';
import { filingIntakeMachine } from './filing-intake/filing-intake.state.js';
import { ConfirmationReviewResolver } from './judicial-confirmation/confirmation-review.resolver.js';
import { JudicialConfirmationEntity } from './judicial-confirmation/judicial-confirmation.entity.js';
import { JudicialConfirmationResolver } from './judicial-confirmation/judicial-confirmation.resolver.js';
import { judicialConfirmationMachine } from './judicial-confirmation/judicial-confirmation.state.js';
import { followApplication } from './judicial-confirmation/move-confirmation.js';
import { receiveApplication } from './judicial-confirmation/receive-application.js';
import { Court1710000000000 } from './migrations/1710000000000-court.js';
import { PaymentOrderEnforcementAnnulment1732000000000 } from './migrations/1732000000000-payment-order-enforcement-annulment.js';
import { Judges1756100000101 } from './migrations/1756100000101-judges.js';
import { ObjectionPreservation1755300000000 } from './migrations/1755300000000-objection-preservation.js';
import { ConfirmationReview1759100000500 } from './migrations/1759100000500-confirmation-review.js';
import { ObjectionRemedy1759100000501 } from './migrations/1759100000501-objection-remedy.js';
import { BarredMediatorEntity } from './neutrality/barred-mediator.entity.js';
import { followReturnedOrders } from './payment-order/follow-application.js';
import { PaymentOrderEntity } from './payment-order/payment-order.entity.js';
import { PaymentOrderBatchResolver } from './payment-order/payment-order-batch.resolver.js';
import { PaymentOrderResolver } from './payment-order/payment-order.resolver.js';
import { paymentOrderMachine } from './payment-order/payment-order.state.js';
import { followDelegation } from './pre-filing-mediation/follow-delegation.js';
import { PreFilingMediationEntity } from './pre-filing-mediation/pre-filing-mediation.entity.js';
import { PreFilingMediationResolver } from './pre-filing-mediation/pre-filing-mediation.resolver.js';
import { preFilingMediationMachine } from './pre-filing-mediation/pre-filing-mediation.state.js';
import { PreservationEntity } from './preservation/preservation.entity.js';
import { PreservationResolver } from './preservation/preservation.resolver.js';
import { preservationLapsed } from './preservation/work-preservation.js';
import { CourtProfileEntity } from './profile/court-profile.entity.js';
import { CourtProfileResolver } from './profile/court-profile.resolver.js';

/** The court (人民法院). */
export const court: AgencyManifest = {
  name: 'court',
  field: 'court',
  title: '法院',
  letter: 'C',
  sends: courtArrows,
  numberSeries: receiptNumberSeries,
  currentSeries: (organisation, day) => [receiptSeries(organisation, day)],
  documents: courtDocuments,
  entities: [
    AwardAnnulmentEntity,
    BarredMediatorEntity,
    CaseParticipantEntity,
    CivilCaseEntity,
    ConfirmationObjectionEntity,
    ConfirmationServiceEntity,
    CourtProfileEntity,
    EnforcementEntity,
    FilingIntakeEntity,
    JudicialConfirmationEntity,
    PaymentOrderEntity,
    PreFilingMediationEntity,
    PreservationEntity,
  ],
  migrations: [
    Court1710000000000,
    PaymentOrderEnforcementAnnulment1732000000000,
    ObjectionPreservation1755300000000,
    Judges1756100000101,
    ConfirmationReview1759100000500,
    ObjectionRemedy1759100000501,
  ],
  resolvers: [
    AwardAnnulmentResolver,
    CaseResolver,
    CivilCaseResolver,
    CourtPartResolver,
    ...casePartDoors('court', CourtPart),
    ConfirmationObjectionResolver,
    ConfirmationReviewResolver,
    ConfirmationServiceResolver,
    consentResolver('court', { record: recordCaseConsent, revoke: revokeCaseConsent }),
    CourtProfileResolver,
    CourtReferralResolver,
    EnforcementResolver,
    FilingIntakeResolver,
    importResolver(filingImport),
    JudicialConfirmationResolver,
    PaymentOrderBatchResolver,
    PaymentOrderResolver,
    PreFilingMediationResolver,
    PreservationResolver,
    TimelineEntryResolver,
  ],
  orphanedTypes: [Case, TimelineEntry],
  workedBy: {
    CivilCase: ['JUDGE'],
    Enforcement: ['JUDGE'],
    Preservation: ['JUDGE'],
    AwardAnnulment: ['JUDGE'],
    PaymentOrder: ['JUDGE'],
    FilingIntake: ['CLERK'],
  },
  machines: {
    'filing intake': { table: filingIntakeMachine, first: 'RECEIVED' },
    'pre-filing mediation': { table: preFilingMediationMachine, first: 'OPENED' },
    'civil case': { table: civilCaseMachine, first: 'REGISTERED' },
    'judicial confirmation': { table: judicialConfirmationMachine, first: 'APPLIED' },
    'payment order': { table: paymentOrderMachine, first: 'APPLIED' },
    enforcement: { table: enforcementMachine, first: 'APPLIED' },
    'award annulment': { table: awardAnnulmentMachine, first: 'APPLIED' },
  },
  handlers: {
    ConsentRevoked: (tx, ctx, body: { consentId: string }, envelope) =>
      consentRevokedElsewhere(tx, ctx, envelope.dest, body.consentId),
  },
  referrals: {
    // An advance enforcement is an application to enforce; a preservation is ruled on in the court's own system.
    atDoor: ({ arrow, issued }) =>
      arrow === 'A14' || (arrow === 'A15' && issued.transfer?.kind === 'PRESERVATION'),
    arrived: { A05: receiveApplication },
    moved: { A01: followDelegation, A02: followEntrustment, A05: followApplication },
  },
  recounted: { Referral: recountEntrustment },
  lapses: {
    'MED-7': choiceLapsed,
    'MED-9': referralUnanswered,
    'CRT-4': preservationLapsed,
    'CRT-5': preservationLapsed,
  },
  referralActs: {
    returned: async (tx, ctx, referral) => {
      if (referral.arrow === 'A05') await followApplication(tx, ctx, referral);
      if (referral.arrow === 'A19') await followReturnedOrders(tx, ctx, referral);
      if (referral.arrow === 'A15' || referral.arrow === 'A20') await needNoEnforcement(tx, referral);
    },
    recalled: async (tx, ctx, referral) => {
      if (referral.arrow === 'A01') await followDelegation(tx, ctx, referral);
    },
  },
};
