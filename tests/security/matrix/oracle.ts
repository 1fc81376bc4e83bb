import type { Role } from '#kernel/actor.js';
import type { AgencyName } from '../../../infra/county/process-table.js';

/** How a reader of the check stands to the case at the owner. */
export type CheckedRelation = 'OWN' | 'REFERRED' | 'CONSENTED' | 'COPIED' | 'INQUIRY' | 'MASKED';
export type ExpectedSight = 'CLEAR' | 'MASKED' | 'NONE';

export interface CheckedReader {
  agency: AgencyName;
  roles: readonly Role[];
  /** The ways in which the reader stands to the case; a consent names its classes. */
  relations: readonly CheckedRelation[];
  consented: readonly string[];
}

const working: readonly Role[] = [
  'CLERK',
  'JUDGE',
  'MEDIATOR',
  'UNION_OFFICER',
  'ARBITRATOR',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
];

/** The table of domain 5.4 once more, written by hand and apart from schema/law: what each relation lets whom see. */
const header = ['HEADER', 'STAFF', 'EMPLOYER'];
const shared = [
  'PARTY',
  'PARTY_NAME',
  'CLAIM',
  'GROUNDS',
  'RESULT',
  'CONSENT',
  'MATERIAL',
  'AGREEMENT',
  'UNDISPUTED_FACT',
  'ADJUDICATION',
  'LEGAL_AID',
];
const masked = ['PARTY_ID_NUMBER', 'PARTY_PHONE'];
const always = ['STRUCTURE', 'OPEN', 'STATISTICS', 'RISK_WARNING'];

type By = (reader: CheckedReader, dataClass: string) => ExpectedSight;
const clear = (is: boolean): ExpectedSight => (is ? 'CLEAR' : 'NONE');
const works = ({ roles }: CheckedReader): boolean => roles.some((role) => working.includes(role));
const has = ({ roles }: CheckedReader, role: Role): boolean => roles.includes(role);

const byRelation: Record<CheckedRelation, By> = {
  OWN(reader, dataClass) {
    if (always.includes(dataClass) || header.includes(dataClass) || dataClass === 'USAGE') return 'CLEAR';
    if (dataClass === 'AUDIT') return clear(has(reader, 'ADMINISTRATOR'));
    if (dataClass === 'MEDIATION_NOTE') return clear(has(reader, 'MEDIATOR'));
    if (dataClass === 'LEGAL_AID_MEANS') return clear(has(reader, 'LEGAL_AID_OFFICER'));
    // The union may keep sensitive data of its own cases on separate consent alone.
    if (dataClass === 'SENSITIVE') return clear(works(reader) && reader.agency !== 'union');
    return clear(works(reader));
  },
  REFERRED(reader, dataClass) {
    if (always.includes(dataClass)) return 'CLEAR';
    if (!works(reader)) return 'NONE';
    if ([...header, ...shared, 'SUPERVISION_LETTER'].includes(dataClass)) return 'CLEAR';
    if (masked.includes(dataClass)) return 'MASKED';
    if (dataClass === 'LEAD_RESULT') return clear(['union', 'human-resources'].includes(reader.agency));
    if (dataClass === 'SENSITIVE')
      return clear(['court', 'human-resources', 'justice'].includes(reader.agency));
    if (dataClass === 'INSPECTION') return clear(['court', 'procuratorate'].includes(reader.agency));
    return 'NONE';
  },
  CONSENTED(reader, dataClass) {
    if (always.includes(dataClass))
      return dataClass === 'STATISTICS' || dataClass === 'RISK_WARNING'
        ? clear(reader.consented.includes(dataClass))
        : 'CLEAR';
    if (!works(reader)) return 'NONE';
    if (header.includes(dataClass)) return 'CLEAR';
    if (!reader.consented.includes(dataClass)) return 'NONE';
    if (masked.includes(dataClass)) return 'MASKED';
    return clear([...shared, 'SENSITIVE'].includes(dataClass));
  },
  COPIED(reader, dataClass) {
    if (always.includes(dataClass)) return 'CLEAR';
    return clear(works(reader) && [...header, 'SUPERVISION_LETTER'].includes(dataClass));
  },
  INQUIRY(reader, dataClass) {
    if (!works(reader)) return 'NONE';
    if (always.includes(dataClass) || header.includes(dataClass)) return 'CLEAR';
    const supervising = reader.agency === 'procuratorate' && has(reader, 'PROCURATOR');
    const arbitrating = reader.agency === 'human-resources' && has(reader, 'ARBITRATOR');
    if (['ADJUDICATION', 'SUPERVISION_LETTER'].includes(dataClass)) return clear(supervising);
    if (dataClass === 'UNDISPUTED_FACT') return clear(arbitrating);
    if (dataClass === 'INQUIRY_RESULT') return clear(supervising || arbitrating);
    return 'NONE';
  },
  MASKED(reader, dataClass) {
    if (always.includes(dataClass)) return 'CLEAR';
    if (!has(reader, 'LEADER')) return 'NONE';
    if (dataClass === 'PARTY_NAME' || masked.includes(dataClass)) return 'MASKED';
    return clear(header.includes(dataClass) || dataClass === 'PARTY');
  },
};

/** What the reader must see of a data class: the best of the relations, and the relation that gives it. */
export function expectedSight(
  reader: CheckedReader,
  dataClass: string,
): { sight: ExpectedSight; by: CheckedRelation | null } {
  let best: { sight: ExpectedSight; by: CheckedRelation | null } = { sight: 'NONE', by: null };
  for (const relation of reader.relations) {
    const sight = byRelation[relation](reader, dataClass);
    if (sight === 'CLEAR') return { sight, by: relation };
    if (sight === 'MASKED' && best.sight === 'NONE') best = { sight, by: relation };
  }
  return best;
}

/** The masks of domain 5.4, written apart from the code that masks. */
export function expectedMask(dataClass: string, value: unknown, by: CheckedRelation, kind: unknown): unknown {
  const text = String(value);
  if (dataClass === 'PARTY_NAME') return kind === 'EMPLOYER' ? text : `${[...text][0]}某`;
  if (dataClass === 'PARTY_PHONE') return text.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
  if (by === 'REFERRED') return text.replace(/^(.{6}).{8}(.{4})$/, '$1********$2');
  return text.replace(/^(.).{16}(.)$/, '$1****************$2');
}

const factEntry = (field: string): string => `FactEntry.${field}`;

/**
 * Which fields are restricted, by hand: everything else in the agreed schemas is course, structure or open. A field that is
 * declared to be less than it is shows here.
 */
export const restrictedFields: Record<string, readonly string[]> = {
  PARTY: [
    '*Part.parties',
    '*MediationCase.parties',
    'Party.id',
    'Party.side',
    'Party.kind',
    'HotlineTicket.enquirer',
    'VisitRecord.enquirer',
    'WorkerEntry.line',
    'WorkerEntry.partyId',
    'WorkerEntry.referralId',
    'WorkerEntry.state',
    'WorkerGroup.entries',
    'WorkerGroup.representatives',
  ],
  PARTY_NAME: ['Party.name', 'Enquirer.name', 'WorkItem.worker', 'FoundCase.worker'],
  PARTY_ID_NUMBER: ['Party.idNumber', 'Enquirer.idNumber'],
  PARTY_PHONE: ['Party.phone', 'Enquirer.phone'],
  PARTY_ADDRESS: ['Party.address'],
  CLAIM: [
    'WorkItem.amount',
    'FoundCase.amount',
    '*Part.claim',
    '*Part.claimedPeriods',
    'ClaimedPeriod.*',
    '*Part.factTable',
    ...[
      'id',
      'field',
      'name',
      'about',
      'value',
      'text',
      'supplier',
      'supplierParty',
      'supplierOrganisationName',
    ].map(factEntry),
    ...['supplierRole', 'suppliedAt', 'confirmedOn', 'contradicted', 'stands', 'reason', 'arrivedBy'].map(
      factEntry,
    ),
    '*Part.facts',
    'WorkerEntry.claim',
    'WorkerGroup.claim',
    'WorkerGroup.commonClaim',
    'HotlineTicket.matter',
    'VisitRecord.matter',
    'Negotiation.request',
    'PaymentOrder.amount',
    'Preservation.amount',
    'PaymentOrder.evidence',
    'PaymentOrder.fee',
    'PaymentOrder.sums',
    'PaymentOrderSum.*',
    'Enforcement.amount',
    'Enforcement.paid',
    'Enforcement.shares',
    'Enforcement.payments',
    'EnforcementShare.*',
    'EnforcementPayment.*',
    'AwardAnnulment.grounds',
    'AwardAnnulment.reasons',
    'ArbitrationCase.claimItems',
    'ArbitrationCase.evidence',
    'ArbitrationCase.witnesses',
    'ArbitrationClaimItem.*',
    'SupportedLitigation.request',
    'ReferralTransfer.amount',
    'CourtTransfer.amount',
    'CourtTransfer.property',
    'ReferralTransfer.property',
  ],
  SENSITIVE: ['sensitiveValue', 'sensitiveText'].map(factEntry),
  GROUNDS: [
    'FilingIntake.note',
    'JudicialConfirmation.note',
    'ArbitrationCase.defects',
    'ArbitrationCase.endReason',
    'ArbitralReview.endReason',
    'InspectionCase.endReason',
    'Referral.returnText',
    'ReferralTicket.matter',
    'ReferralRiskWarning.subject',
    'ReferralRiskWarning.facts',
    'ReferralRiskWarning.identifiedBecause',
    'ReferralMeeting.title',
    'ReferralMeeting.agenda',
    'ReferralMeeting.minutes',
    'ReferralMeeting.task',
    'PriorityFlag.reason',
    'CourtTransfer.answerText',
    'PriorityFlag.droppedBecause',
    'PriorityDropped.reason',
    'LimitationEvent.evidence',
    'LimitationSuspension.ground',
    'LimitationSuspension.evidence',
    'RegisteredLimit.evidence',
    'RegisteredLimit.doneText',
    'ConfirmationDefect.missing',
    'ConfirmationInquiry.text',
    'ConfirmationObjection.reasons',
    'ConfirmationObjection.decisionText',
    'Preservation.property',
    'JointMeeting.title',
    'JointMeeting.agenda',
    'JointMeeting.minutes',
    'MeetingParticipant.position',
    'MeetingTask.text',
    'MeetingTask.result',
    'CivilCase.limitationNote',
    'PaymentOrder.note',
    'PaymentOrder.objections',
    'PaymentOrderObjection.*',
    'Enforcement.note',
    'AwardAnnulment.note',
    'SupportedLitigation.decisionReason',
    'ProcuratorialRecommendation.problem',
    'ProcuratorialRecommendation.advice',
    'ProcuratorialRecommendation.urgentReason',
    'ProcuratorialRecommendation.objectionText',
    'ProcuratorialRecommendation.reviewText',
    'CivilSupervision.decisionReason',
  ],
  RESULT: [
    '*MediationCase.text',
    'Referral.result',
    'ReferralResult.text',
    'Negotiation.endText',
    'WageArrearsLead.reply',
    'ArbitralEntrustment.text',
    'SupportedLitigation.resultText',
    'ProcuratorialRecommendation.replyText',
    'ProcuratorialRecommendation.resultText',
  ],
  CONSENT: ['*Part.consents', 'Consent.*'],
  MATERIAL: [
    'ArbitrationCase.materials',
    ...['*Part.attachments', 'Attachment.*', 'Referral.materials', '*Part.documents', 'Document.*'],
    ...[
      'DocumentFile.*',
      'DocumentService.*',
      'DocumentSignature.*',
      'DocumentNumberLine.document',
      'LimitationEvent.evidenceDocument',
      ...['evidenceDocument', 'evidenceHash'].map(factEntry),
    ],
  ],
  MEDIATION_NOTE: ['MediationNote.*', 'MediationPlan.*'],
  AGREEMENT: [
    '*MediationCase.agreements',
    '*MediationAgreement.*',
    'AgreementInstalment.*',
    'AgreementShare.*',
    'WorkerEntry.agreed',
    'WorkerEntry.agreementId',
    'ReportedAgreement.*',
    'Signature.*',
    'JudicialConfirmation.agreement',
    'ArbitralReview.agreement',
    'ReferralResult.agreement',
    'Negotiation.settlement',
    'SettlementAgreement.*',
    'ArbitralEntrustment.agreement',
    'ArbitrationCase.statement',
    'ArbitrationStatement.*',
    'ArbitrationStatementReceipt.*',
  ],
  UNDISPUTED_FACT: ['*MediationCase.undisputedFacts', 'ReferralResult.undisputedFacts', 'UndisputedFact.*'],
  ADJUDICATION: [
    'ArbitralAward.shares',
    'AwardShare.*',
    'JudicialConfirmation.ground',
    'ReferralResult.decision',
    'InspectionCase.decisionText',
    'InspectionCase.decisionFacts',
    'InspectionCase.decisionAmount',
    'InspectionCase.performBy',
    'CivilCase.appealOutcome',
    'CivilCase.limitationRuling',
    'PaymentOrder.ground',
    'AwardAnnulment.ground',
    'AwardItem.*',
    'ArbitralAward.items',
    'ArbitralAward.facts',
    'ArbitralAward.reasons',
    'ArbitralAward.minimumWage',
    'ArbitralAward.minimumWagePlace',
    'ArbitralAward.minimumWageSource',
    'ArbitralAward.smallClaimLimit',
  ],
  INSPECTION: [
    'CreditNotice.answerText',
    'InspectionCase.violationEndedOn',
    'InspectionCase.payRegisterKept',
    'InspectionCase.missing',
    'InspectionCase.unpaidMonths',
    'InspectionCase.orders',
    'InspectionCase.police',
    'RectificationOrder.*',
    'WorkerPayment.*',
    'PoliceTransfer.*',
    'WageArrearsLead.claimed',
    'WageArrearsLead.facts',
    'WageArrearsLead.unpaidMonths',
    'WageArrearsLead.paid',
    'WageArrearsLead.payments',
    'WageArrearsLead.findings',
    'WageBlacklistEntry.groundText',
    'WageBlacklistEntry.objection',
    'WageBlacklistEntry.verification',
    'WageBlacklistEntry.removalRefusal',
    'WageBlacklistEntry.endReason',
  ],
  LEAD: [
    'ProcuratorialLead.subject',
    'ProcuratorialLead.workerGroup',
    'ProcuratorialLead.employerUncooperative',
    'ProcuratorialLead.workers',
    'ProcuratorialLead.facts',
    'ProcuratorialLead.number',
    'RiskLead.amount',
    'RiskLead.facts',
    'RiskLead.findings',
    'RiskLead.endText',
    'SupportedLitigation.weakPosition',
    'SupportedLitigation.facts',
    'ProcuratorialRecommendation.findings',
    'ProcuratorialRecommendation.workerGroup',
    'ProcuratorialRecommendation.workers',
    'ProcuratorialRecommendation.followUpText',
    'CivilSupervision.grounds',
  ],
  COMPLAINANT: ['InspectionCase.complainant', 'RiskLead.informant'],
  LEAD_RESULT: ['ProcuratorialLead.resultText', 'ProcuratorialLead.replyNumber'],
  LEGAL_AID: [
    'LegalAidCase.matter',
    'LegalAidCase.decisionReason',
    'LegalAidCase.lawyerName',
    'LegalAidCase.firm',
    'LegalAidCase.licenceNumber',
    'UnionLegalAidCase.matter',
    'UnionLegalAidCase.decisionReason',
    'UnionLegalAidCase.lawyerName',
    'UnionLegalAidCase.firm',
    'UnionLegalAidCase.licenceNumber',
    'UnionLegalAidCase.report',
    'LegalAidObjection.refusalReason',
    'LegalAidObjection.grounds',
    'LegalAidObjection.reviewText',
  ],
  LEGAL_AID_MEANS: ['LegalAidCase.means', 'LegalAidMeans.*'],
  SUPERVISION_LETTER: [
    'UnionPart.supervisionLetters',
    '*SupervisionLetter.facts',
    '*SupervisionLetter.request',
    'UnionSupervisionLetter.answer',
    '*SupervisionLetter.lastText',
  ],
  WORK_NOTE: [
    'UnionIntake.answer',
    'SupervisionComplaint.text',
    'SupervisionComplaint.reason',
    'SupervisionComplaint.result',
    'HotlineTicket.reply',
    'HotlineTicket.callback',
    'HotlineTicket.endText',
    'VisitRecord.answer',
    'InspectionCase.apartReason',
    'BarredMediator.name',
    'CourtPart.participants',
    'CaseParticipant.*',
    'LegalAidCase.missing',
    'NeutralityCheck.*',
    'NeutralityFinding.*',
    'MediatorEngagement.*',
    'LegalHealthCheck.report',
    'LegalHealthCheck.closingText',
    'LegalHealthCheck.findings',
    'LegalHealthFinding.*',
  ],
  USAGE: ['*Part.usage', 'UsageRecord.*', 'TrailEntry.*', 'TrailPage.*', 'Look.*', 'LookPage.*'],
  AUDIT: ['AuditEntry.*', 'AuditWitness.*', 'LookupAlarm.*'],
};
