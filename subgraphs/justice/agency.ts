import type { AgencyManifest } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { sharedDocuments } from '#kernel/documents/shared-documents.js';
import { arbitralReviewDoor } from '#kernel/mediation/agreement.resolver.js';
import { mediationEntities, mediationMigrations } from '#kernel/mediation/mediation-doors.js';
import { mediationsOfPart } from '#kernel/mediation/mediation-records.js';
import { justiceArrows } from './arrows-sent.js';
import { afterMediationResolver, enforcementApplicationResolver } from '#kernel/onward/onward.resolver.js';
import { CaseResolver, JusticePartResolver, TimelineEntryResolver } from './case-part/case-part.resolver.js';
import { Case, JusticePart, TimelineEntry } from './case-part/case-part.type.js';
import { fillAidApplication } from './legal-aid/aid-application.js';
import { fillAidAssignment } from './legal-aid/aid-assignment.js';
import { fillAidDecision } from './legal-aid/aid-decision.js';
import { LegalAidCaseEntity } from './legal-aid/aid.entity.js';
import { LegalAidResolver } from './legal-aid/aid.resolver.js';
import { aidMachine } from './legal-aid/aid.state.js';
import { decisionNumberSeries, decisionSeries } from './legal-aid/decision-number.js';
import { LegalAidObjectionEntity } from './legal-aid-objection/objection.entity.js';
import { LegalAidObjectionResolver } from './legal-aid-objection/objection.resolver.js';
import { objectionMachine } from './legal-aid-objection/objection.state.js';
import { aidMoved, aidReferred, aidReturned } from './legal-aid/follow-referral.js';
import { MediationOrganisationEntity } from './mediation-organisation/organisation.entity.js';
import { MediationOrganisationResolver } from './mediation-organisation/organisation.resolver.js';
import { rosterMachine } from './mediation-organisation/roster.state.js';
import { PeoplesMediatorEntity } from './mediator/mediator.entity.js';
import { PeoplesMediatorResolver } from './mediator/mediator.resolver.js';
import { NeutralityResolver } from './mediator/neutrality.resolver.js';
import { Justice1710000000000 } from './migrations/1710000000000-justice.js';
import { LegalAidObjection1736000000000 } from './migrations/1736000000000-legal-aid-objection.js';
import { mediationReferred } from './peoples-mediation/mediation-referred.js';
import { peoplesMediation } from './peoples-mediation/peoples-mediation.js';

/** The justice bureau (司法局): legal aid, people's mediation and its roster. */
export const justice: AgencyManifest = {
  name: 'justice',
  field: 'justice',
  title: '司法',
  letter: 'J',
  sends: justiceArrows,
  documents: {
    ...sharedDocuments,
    ...peoplesMediation.documents,
    AID_APPLICATION: fillAidApplication,
    AID_ASSIGNMENT: fillAidAssignment,
    AID_DECISION: fillAidDecision,
  },
  numberSeries: decisionNumberSeries,
  currentSeries: (organisation, day) => [decisionSeries(organisation, day.slice(0, 4))],
  entities: [
    LegalAidCaseEntity,
    LegalAidObjectionEntity,
    MediationOrganisationEntity,
    PeoplesMediatorEntity,
    ...mediationEntities,
  ],
  migrations: [...mediationMigrations, Justice1710000000000, LegalAidObjection1736000000000],
  resolvers: [
    CaseResolver,
    ...casePartDoors('justice', JusticePart),
    arbitralReviewDoor('justice'),
    afterMediationResolver('justice'),
    enforcementApplicationResolver('justice'),
    mediationsOfPart(JusticePart, peoplesMediation),
    JusticePartResolver,
    LegalAidObjectionResolver,
    LegalAidResolver,
    MediationOrganisationResolver,
    NeutralityResolver,
    PeoplesMediatorResolver,
    TimelineEntryResolver,
    ...peoplesMediation.resolvers,
  ],
  orphanedTypes: [Case, TimelineEntry],
  workedBy: {
    LegalAidCase: ['LEGAL_AID_OFFICER'],
    LegalAidObjection: ['CLERK'],
    JusticeMediationCase: ['MEDIATOR'],
    JusticeMediationAgreement: ['MEDIATOR'],
  },
  machines: {
    ...peoplesMediation.machines,
    'legal aid': { table: aidMachine, first: 'APPLIED' },
    'legal-aid objection': { table: objectionMachine, first: 'FILED' },
    'people’s mediation roster': { table: rosterMachine, first: 'ACTIVE' },
  },
  handlers: peoplesMediation.handlers,
  lapses: peoplesMediation.lapses,
  oralAgreements: true,
  referrals: {
    arrived: { A07: aidReferred, A24: mediationReferred },
    moved: { ...peoplesMediation.moved, A07: aidMoved },
  },
  referralActs: {
    returned: (tx, ctx, referral) =>
      referral.arrow === 'A07' ? aidReturned(tx, ctx, referral) : Promise.resolve(),
  },
};
