import type { Class } from '#kernel/agency.js';
import { attachmentResolver } from '#kernel/attachment/attachment.resolver.js';
import { documentDoors } from '#kernel/documents/document-doors.js';
import { usageResolver } from '#kernel/disclosure/usage.resolver.js';
import { limitationResolver } from '#kernel/limitation/limitation.resolver.js';
import { registeredLimitResolver } from '#kernel/registered-limit/registered-limit.resolver.js';
import { casePartResolver } from './case-part.resolver.js';
import type { CasePart } from './case-part.type.js';

/** Everything every agency has below its part of a case: parties, consents, referrals, deadlines, limitation, files, documents, who looked. */
export function casePartDoors(field: string, Part: Class<CasePart>): Class[] {
  return [
    casePartResolver(Part),
    limitationResolver(field, Part),
    registeredLimitResolver(field, Part),
    attachmentResolver(field, Part),
    ...documentDoors(field, Part),
    usageResolver(field, Part),
  ];
}
