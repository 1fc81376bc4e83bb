import type { AgencyManifest } from '#kernel/agency.js';
import { casePartDoors } from '#kernel/case-file/case-part-doors.js';
import { consentResolver } from '#kernel/consent/consent.resolver.js';
import { ReceivedLetterEntity } from '#kernel/supervision/letter.entity.js';
import { Supervision1715000000000 } from '#kernel/supervision/migrations/1715000000000-supervision.js';
import {
  CaseResolver,
  ProcuratoratePartResolver,
  TimelineEntryResolver,
} from './case-part/case-part.resolver.js';
import { Case, TimelineEntry } from './case-part/case-part.type.js';
import { ProcuratoratePart } from './case-part/procuratorate-part.type.js';
import { leadMoved, leadReferred, leadReturned } from './lead/follow-referral.js';
import { ProcuratorialLeadEntity } from './lead/lead.entity.js';
import { LeadResolver } from './lead/lead.resolver.js';
import { leadMachine } from './lead/lead.state.js';
import { Procuratorate1710000000000 } from './migrations/1710000000000-procuratorate.js';
import { procuratorateLetters } from './supervision-letter/supervision-letter.js';

/** The procuratorate (人民检察院): follows the union's supervision letters, takes up leads. */
export const procuratorate: AgencyManifest = {
  name: 'procuratorate',
  field: 'procuratorate',
  title: '检察',
  letter: 'P',
  entities: [ProcuratorialLeadEntity, ReceivedLetterEntity],
  migrations: [Procuratorate1710000000000, Supervision1715000000000],
  resolvers: [
    CaseResolver,
    ...casePartDoors('procuratorate', ProcuratoratePart),
    consentResolver('procuratorate'),
    LeadResolver,
    ProcuratoratePartResolver,
    TimelineEntryResolver,
    ...procuratorateLetters.resolvers,
  ],
  orphanedTypes: [Case, TimelineEntry],
  machines: {
    'procuratorial lead': { table: leadMachine, first: 'RECEIVED' },
    ...procuratorateLetters.machines,
  },
  handlers: procuratorateLetters.handlers,
  referrals: {
    arrived: { A10: leadReferred },
    moved: { A10: leadMoved },
  },
  referralActs: {
    returned: (tx, ctx, referral) =>
      referral.arrow === 'A10' ? leadReturned(tx, ctx, referral) : Promise.resolve(),
  },
};
