import type { Class } from '#kernel/agency.js';
import type { CasePart } from '#kernel/case-file/case-part.type.js';
import { documentResolvers, DocumentFieldsResolver } from './document.resolver.js';
import { officeResolver } from './office.resolver.js';

/** Everything every agency has for its documents (文书): below its part of a case, and at its doors. */
export function documentDoors(field: string, Part: Class<CasePart>): Class[] {
  return [...documentResolvers(field, Part), DocumentFieldsResolver, officeResolver(field)];
}
