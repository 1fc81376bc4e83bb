import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';

/** For what an organisation of the agency does by itself, without a person: it compares, restores, sends again. */
export function organisationContext(agency: Agency, code: string): RequestContext {
  const { name } = agency.book.organisation(code);
  return new RequestContext(agency, {
    ...{ kind: 'ORGANISATION', id: code, name, agency: agency.manifest.name, organisation: code, roles: [] },
  });
}
