import type { AgencyManifest } from '#kernel/agency.js';
import { DocketDuplicateEntity } from './duplicate/duplicate.entity.js';
import { DuplicateResolver } from './duplicate/duplicate.resolver.js';
import { duplicateMachine } from './duplicate/duplicate.state.js';
import { FigureGroupsResolver, FiguresResolver } from './figures/figures.resolver.js';
import { FunctionsResolver } from './functions/functions.resolver.js';
import { readNote } from './ledger/read-note.js';
import { ReferralLedgerEventEntity } from './ledger/referral-ledger-event.entity.js';
import { ReferralLedgerEntity } from './ledger/referral-ledger.entity.js';
import { Docket1710000000000 } from './migrations/1710000000000-docket.js';
import { EarlyWord1729500000000 } from './migrations/1729500000000-early-word.js';
import { Duplicate1753200000000 } from './migrations/1753200000000-duplicate.js';
import { Outcome1760400000000 } from './migrations/1760400000000-outcome.js';
import { Tally1761300000000 } from './migrations/1761300000000-tally.js';
import { CaseResolver, DocketPartResolver } from './part/case.resolver.js';
import { Case, TimelineEntry } from './part/docket-part.type.js';
import { standingsInRegister } from './part/known-case.js';
import { tellCourse } from './progress/tell-course.js';
import { DocketCaseEntity } from './register/docket-case.entity.js';
import { DocketIntakeEntity } from './register/docket-intake.entity.js';
import { DocketNumberEntity } from './register/docket-number.entity.js';
import { DocketPartyKeyEntity } from './register/docket-party-key.entity.js';
import { DocketParticipantEntity } from './register/docket-participant.entity.js';
import { DocketRecordEntity } from './register/docket-record.entity.js';
import { DocketTimelineEntity } from './register/docket-timeline.entity.js';
import { hear } from './register/hear.js';
import { readDispute } from './register/read-dispute.js';
import { readOpening } from './register/read-opening.js';
import { readProgress } from './register/read-progress.js';
import { DocketCaseConnectionResolver, SearchResolver } from './search/search.resolver.js';

/** The linkage centre (联动中心): which case exists, who holds it, how each referral runs. No content. */
export const docket: AgencyManifest = {
  name: 'docket',
  field: 'docket',
  title: '联动中心',
  letter: null,
  entities: [
    DocketCaseEntity,
    DocketDuplicateEntity,
    DocketIntakeEntity,
    DocketNumberEntity,
    DocketPartyKeyEntity,
    DocketParticipantEntity,
    DocketRecordEntity,
    DocketTimelineEntity,
    ReferralLedgerEntity,
    ReferralLedgerEventEntity,
  ],
  migrations: [
    Docket1710000000000,
    EarlyWord1729500000000,
    Duplicate1753200000000,
    Outcome1760400000000,
    Tally1761300000000,
  ],
  resolvers: [
    CaseResolver,
    DocketPartResolver,
    SearchResolver,
    DocketCaseConnectionResolver,
    DuplicateResolver,
    FiguresResolver,
    FigureGroupsResolver,
    FunctionsResolver,
  ],
  orphanedTypes: [Case, TimelineEntry],
  machines: { duplicate: { table: duplicateMachine, first: 'PROPOSED' } },
  handlers: {
    CaseOpened: hear(readOpening),
    DisputeKeyed: hear(readDispute),
    CaseProgressed: hear(readProgress),
    ReferralNoted: hear(readNote),
  },
  referrals: {},
  standings: standingsInRegister,
  tellCourse,
  keepsRegister: true,
};
