import type { AgencyManifest } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { arbitralReviewDoor } from '#kernel/mediation/agreement.resolver.js';
import { mediationEntities, mediationMigrations } from '#kernel/mediation/mediation-doors.js';
import { mediationsOfPart } from '#kernel/mediation/mediation-records.js';
import { TimelineEntryResolver } from './case-part/timeline-entry.resolver.js';
import { CaseResolver, UnionPartResolver } from './case-part/union-part.resolver.js';
import { Case, TimelineEntry, UnionPart } from './case-part/union-part.type.js';
import { UnionIntakeEntity } from './intake/intake.entity.js';
import { IntakeResolver } from './intake/intake.resolver.js';
import { intakeMachine } from './intake/intake.state.js';
import { LeadResolver } from './lead/lead.resolver.js';
import { LegalAidResolver } from './legal-aid/legal-aid.resolver.js';
import { LetterSearchResolver } from './letter-search/letter-search.resolver.js';
import { unionMediation } from './mediation/mediation.js';
import { Union1711000000000 } from './migrations/1711000000000-union.js';
import { LetterSearch1724000000001 } from './migrations/1724000000001-letter-search.js';
import { MediationResultsResolver } from './results/mediation-results.resolver.js';
import { SupportResolver } from './supported-litigation/support.resolver.js';
import { SupervisionLetterEntity } from './supervision/supervision-letter.entity.js';
import { SupervisionLetterResolver } from './supervision/supervision-letter.resolver.js';
import { letterMachine } from './supervision/supervision-letter.state.js';

/** The trade union (工会): who comes to it, mediation, agreements and what becomes of them, supervision letters. */
export const union: AgencyManifest = {
  name: 'union',
  field: 'union',
  title: '工会',
  letter: 'U',
  entities: [...mediationEntities, SupervisionLetterEntity, UnionIntakeEntity],
  migrations: [...mediationMigrations, Union1711000000000, LetterSearch1724000000001],
  resolvers: [
    ...unionMediation.resolvers,
    arbitralReviewDoor('union'),
    ...casePartDoors('union', UnionPart),
    mediationsOfPart(UnionPart, unionMediation),
    CaseResolver,
    IntakeResolver,
    LeadResolver,
    LegalAidResolver,
    LetterSearchResolver,
    MediationResultsResolver,
    SupervisionLetterResolver,
    SupportResolver,
    TimelineEntryResolver,
    UnionPartResolver,
  ],
  orphanedTypes: [Case, TimelineEntry],
  machines: {
    ...unionMediation.machines,
    intake: { table: intakeMachine, first: 'REGISTERED' },
    supervisionLetter: { table: letterMachine, first: 'SERVED' },
  },
  handlers: unionMediation.handlers,
  referrals: { moved: unionMediation.moved },
};
