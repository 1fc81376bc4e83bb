import type { AgencyManifest, ReferralFollowUp } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { consentResolver } from '#kernel/consent/consent.resolver.js';
import { sharedDocuments } from '#kernel/documents/shared-documents.js';
import { ReceivedLetterEntity } from '#kernel/supervision/letter.entity.js';
import { Supervision1715000000000 } from '#kernel/supervision/migrations/1715000000000-supervision.js';
import { procuratorateArrows } from './arrows-sent.js';
import {
  CaseResolver,
  ProcuratoratePartResolver,
  TimelineEntryResolver,
} from './case-part/case-part.resolver.js';
import { Case, TimelineEntry } from './case-part/case-part.type.js';
import { ProcuratoratePart } from './case-part/procuratorate-part.type.js';
import { CivilSupervisionEntity } from './civil-supervision/civil-supervision.entity.js';
import { CivilSupervisionResolver } from './civil-supervision/civil-supervision.resolver.js';
import { civilSupervisionMachine } from './civil-supervision/civil-supervision.state.js';
import { leadMoved, leadReferred, leadReturned } from './lead/follow-referral.js';
import { fillLeadLetter } from './lead/lead-letter.js';
import { fillLeadReply } from './lead/lead-reply.js';
import { ProcuratorialLeadEntity } from './lead/lead.entity.js';
import { LeadResolver } from './lead/lead.resolver.js';
import { leadMachine } from './lead/lead.state.js';
import { Procuratorate1710000000000 } from './migrations/1710000000000-procuratorate.js';
import { SupportedLitigationRecommendationSupervision1735000000000 } from './migrations/1735000000000-supported-litigation-recommendation-supervision.js';
import { LeadReply1757100000001 } from './migrations/1757100000001-lead-reply.js';
import { recommendationMoved } from './recommendation/follow-referral.js';
import { fillRecommendation } from './recommendation/recommendation-document.js';
import { RecommendationEntity } from './recommendation/recommendation.entity.js';
import { recountReply } from './recommendation/reply-term.js';
import { RecommendationResolver } from './recommendation/recommendation.resolver.js';
import { recommendationMachine } from './recommendation/recommendation.state.js';
import { fillSupportStatement } from './supported-litigation/support-statement.js';
import { supportMoved, supportReferred, supportReturned } from './supported-litigation/follow-referral.js';
import { SupportedLitigationEntity } from './supported-litigation/support.entity.js';
import { SupportResolver } from './supported-litigation/support.resolver.js';
import { supportMachine } from './supported-litigation/support.state.js';
import { procuratorateLetters } from './supervision-letter/supervision-letter.js';

const returned: Record<string, ReferralFollowUp> = { A10: leadReturned, A11: supportReturned };

/** The procuratorate (人民检察院): follows the union's supervision letters, takes up leads, supports suits, recommends, supervises. */
export const procuratorate: AgencyManifest = {
  name: 'procuratorate',
  field: 'procuratorate',
  title: '检察',
  letter: 'P',
  sends: procuratorateArrows,
  documents: {
    ...sharedDocuments,
    LEAD_REPLY: fillLeadReply,
    LEAD_TRANSFER: fillLeadLetter,
    PROCURATORIAL_RECOMMENDATION: fillRecommendation,
    SUPPORT_STATEMENT: fillSupportStatement,
  },
  entities: [
    CivilSupervisionEntity,
    ProcuratorialLeadEntity,
    ReceivedLetterEntity,
    RecommendationEntity,
    SupportedLitigationEntity,
  ],
  migrations: [
    Procuratorate1710000000000,
    Supervision1715000000000,
    SupportedLitigationRecommendationSupervision1735000000000,
    LeadReply1757100000001,
  ],
  resolvers: [
    CaseResolver,
    ...casePartDoors('procuratorate', ProcuratoratePart),
    CivilSupervisionResolver,
    consentResolver('procuratorate'),
    LeadResolver,
    ProcuratoratePartResolver,
    RecommendationResolver,
    SupportResolver,
    TimelineEntryResolver,
    ...procuratorateLetters.resolvers,
  ],
  orphanedTypes: [Case, TimelineEntry],
  machines: {
    'procuratorial lead': { table: leadMachine, first: 'RECEIVED' },
    'supported litigation': { table: supportMachine, first: 'APPLIED' },
    'procuratorial recommendation': { table: recommendationMachine, first: 'ISSUED' },
    'civil supervision': { table: civilSupervisionMachine, first: 'ACCEPTED' },
    ...procuratorateLetters.machines,
  },
  handlers: procuratorateLetters.handlers,
  recounted: { ProcuratorialRecommendation: recountReply },
  referrals: {
    arrived: { A10: leadReferred, A11: supportReferred },
    moved: { A10: leadMoved, A11: supportMoved, A12: recommendationMoved },
  },
  referralActs: {
    returned: async (tx, ctx, referral) => returned[referral.arrow]?.(tx, ctx, referral),
  },
};
