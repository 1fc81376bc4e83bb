import type { Class } from '#kernel/agency.js';
import { attachmentResolver } from '#kernel/attachment/attachment.resolver.js';
import { documentDoors } from '#kernel/documents/document-doors.js';
import { claimedPeriodResolver } from '#kernel/dispute-key/claimed-period.resolver.js';
import { factTableResolver } from '#kernel/fact-table/fact-table.resolver.js';
import { usageResolver } from '#kernel/disclosure/usage.resolver.js';
import { jointMeetingResolvers } from '#kernel/joint-meeting/joint-meeting.resolver.js';
import { limitationResolver } from '#kernel/limitation/limitation.resolver.js';
import { partyResolver } from '#kernel/party/party.resolver.js';
import { priorityResolver } from '#kernel/priority/priority.resolver.js';
import { referralDraftResolver } from '#kernel/referral-draft/referral-draft.resolver.js';
import { registeredLimitResolver } from '#kernel/registered-limit/registered-limit.resolver.js';
import { casePartResolver } from './case-part.resolver.js';
import type { CasePart } from './case-part.type.js';

/** Everything every agency has below its part of a case: parties, consents, referrals and their drafts, deadlines, limitation, files, documents, who looked, whether it goes first, meetings about it. */
export function casePartDoors(field: string, Part: Class<CasePart>): Class[] {
  return [
    casePartResolver(Part),
    partyResolver(field),
    limitationResolver(field, Part),
    claimedPeriodResolver(field, Part),
    factTableResolver(field, Part),
    registeredLimitResolver(field, Part),
    referralDraftResolver(field, Part),
    attachmentResolver(field, Part),
    ...documentDoors(field, Part),
    usageResolver(field, Part),
    priorityResolver(field, Part),
    ...jointMeetingResolvers(field, Part),
  ];
}
