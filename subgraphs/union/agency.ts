import type { AgencyManifest } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { workerGroupDoors } from '#kernel/collective/worker-group.resolver.js';
import { importResolver } from '#kernel/import/import.resolver.js';
import { arbitralReviewDoor } from '#kernel/mediation/agreement.resolver.js';
import { mediationEntities, mediationMigrations } from '#kernel/mediation/mediation-doors.js';
import { mediationsOfPart } from '#kernel/mediation/mediation-records.js';
import { afterMediationResolver, enforcementApplicationResolver } from '#kernel/onward/onward.resolver.js';
import { supportApplicationResolver } from '#kernel/support-application/support-application.resolver.js';
import { unionArrows } from './arrows-sent.js';
import { DoorRecordsResolver } from './case-part/door-records.resolver.js';
import { TimelineEntryResolver } from './case-part/timeline-entry.resolver.js';
import { CaseResolver, UnionPartResolver } from './case-part/union-part.resolver.js';
import { Case, TimelineEntry, UnionPart } from './case-part/union-part.type.js';
import { CollectiveResolver } from './collective/collective.resolver.js';
import { HotlineTicketEntity } from './hotline/ticket.entity.js';
import { unionDocuments } from './documents.js';
import { TicketResolver } from './hotline/ticket.resolver.js';
import { ticketMachine } from './hotline/ticket.state.js';
import { LegalHealthCheckEntity, LegalHealthFindingEntity } from './health-check/health-check.entity.js';
import { HealthCheckResolver } from './health-check/health-check.resolver.js';
import { healthCheckMachine } from './health-check/health-check.state.js';
import { UnionIntakeEntity } from './intake/intake.entity.js';
import { intakeImport } from './intake/import-visits.js';
import { IntakeResolver } from './intake/intake.resolver.js';
import { intakeMachine } from './intake/intake.state.js';
import { LeadResolver } from './lead/lead.resolver.js';
import { LegalAidResolver } from './legal-aid/legal-aid.resolver.js';
import { LetterSearchResolver } from './letter-search/letter-search.resolver.js';
import { unionMediation } from './mediation/mediation.js';
import { Union1711000000000 } from './migrations/1711000000000-union.js';
import { LetterSearch1724000000001 } from './migrations/1724000000001-letter-search.js';
import { HotlineVisitLeadNegotiation1730000000000 } from './migrations/1730000000000-hotline-visit-lead-negotiation.js';
import { negotiationLapses } from './negotiation/lapse-negotiation.js';
import { NegotiationEntity } from './negotiation/negotiation.entity.js';
import { NegotiationResolver } from './negotiation/negotiation.resolver.js';
import { negotiationMachine } from './negotiation/negotiation.state.js';
import { SettlementEntity } from './negotiation/settlement.entity.js';
import { MediationResultsResolver } from './results/mediation-results.resolver.js';
import { RiskLeadEntity } from './risk-lead/risk-lead.entity.js';
import { RiskLeadResolver } from './risk-lead/risk-lead.resolver.js';
import { riskLeadMachine } from './risk-lead/risk-lead.state.js';
import { SupervisionComplaintEntity } from './supervision-complaint/complaint.entity.js';
import { SupervisionComplaintResolver } from './supervision-complaint/complaint.resolver.js';
import { recountAnswerLimits } from './supervision/letter-clocks.js';
import { SupervisionLetterEntity } from './supervision/supervision-letter.entity.js';
import { LetterStepsResolver } from './supervision/letter-steps.resolver.js';
import { SupervisionLetterResolver } from './supervision/supervision-letter.resolver.js';
import { letterMachine } from './supervision/supervision-letter.state.js';
import { VisitRecordEntity } from './visit/visit.entity.js';
import { VisitResolver } from './visit/visit.resolver.js';
import { visitMachine } from './visit/visit.state.js';
import { SupervisionAidMeeting1731000000000 } from './migrations/1731000000000-supervision-aid-meeting.js';
import { UnionLimitation1741000000000 } from './migrations/1741000000000-limitation.js';
import { SupervisionComplaint1755200000000 } from './migrations/1755200000000-supervision-complaint.js';
import { recommendationMoved } from './supervision/recommend.js';
import { UnionLegalAidCaseEntity } from './union-legal-aid/union-aid.entity.js';
import { UnionAidResolver } from './union-legal-aid/union-aid.resolver.js';
import { unionAidMachine } from './union-legal-aid/union-aid.state.js';

/** The trade union (工会): who comes to it, mediation, agreements and what becomes of them, supervision letters. */
export const union: AgencyManifest = {
  name: 'union',
  field: 'union',
  title: '工会',
  letter: 'U',
  sends: unionArrows,
  documents: unionDocuments,
  entities: [
    ...mediationEntities,
    HotlineTicketEntity,
    NegotiationEntity,
    RiskLeadEntity,
    SettlementEntity,
    SupervisionComplaintEntity,
    SupervisionLetterEntity,
    UnionIntakeEntity,
    VisitRecordEntity,
    LegalHealthCheckEntity,
    LegalHealthFindingEntity,
    UnionLegalAidCaseEntity,
  ],
  migrations: [
    ...mediationMigrations,
    Union1711000000000,
    LetterSearch1724000000001,
    HotlineVisitLeadNegotiation1730000000000,
    SupervisionAidMeeting1731000000000,
    UnionLimitation1741000000000,
    SupervisionComplaint1755200000000,
  ],
  resolvers: [
    ...unionMediation.resolvers,
    arbitralReviewDoor('union'),
    ...casePartDoors('union', UnionPart),
    mediationsOfPart(UnionPart, unionMediation),
    workerGroupDoors('union', UnionPart),
    CaseResolver,
    CollectiveResolver,
    DoorRecordsResolver,
    HealthCheckResolver,
    IntakeResolver,
    importResolver(intakeImport),
    LeadResolver,
    LegalAidResolver,
    LetterSearchResolver,
    MediationResultsResolver,
    NegotiationResolver,
    RiskLeadResolver,
    SupervisionComplaintResolver,
    SupervisionLetterResolver,
    LetterStepsResolver,
    TicketResolver,
    supportApplicationResolver('union'),
    afterMediationResolver('union'),
    enforcementApplicationResolver('union'),
    TimelineEntryResolver,
    UnionAidResolver,
    UnionPartResolver,
    VisitResolver,
  ],
  orphanedTypes: [Case, TimelineEntry],
  workedBy: {
    UnionSupervisionLetter: ['UNION_OFFICER'],
    SupervisionComplaint: ['UNION_OFFICER'],
    UnionLegalAidCase: ['UNION_OFFICER'],
    UnionMediationCase: ['MEDIATOR'],
    UnionMediationAgreement: ['MEDIATOR'],
  },
  machines: {
    ...unionMediation.machines,
    hotlineTicket: { table: ticketMachine, first: 'RECEIVED' },
    intake: { table: intakeMachine, first: 'REGISTERED' },
    negotiation: { table: negotiationMachine, first: 'REQUESTED' },
    riskLead: { table: riskLeadMachine, first: 'REPORTED' },
    visit: { table: visitMachine, first: 'REGISTERED' },
    'legal health check': { table: healthCheckMachine, first: 'PLANNED' },
    supervisionLetter: { table: letterMachine, first: 'DRAFT' },
    'union legal aid': { table: unionAidMachine, first: 'APPLIED' },
  },
  handlers: unionMediation.handlers,
  recounted: { UnionSupervisionLetter: recountAnswerLimits },
  lapses: { ...unionMediation.lapses, ...negotiationLapses },
  referrals: {
    atDoor: ({ arrow }) => arrow === 'A13',
    moved: { ...unionMediation.moved, A08: recommendationMoved },
  },
};
