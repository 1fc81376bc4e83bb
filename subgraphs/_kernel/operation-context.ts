import { GraphQLError } from 'graphql';
import type { Actor } from './actor.js';
import type { Agency } from './agency.js';
import { RequestContext } from './context.js';
import { actingPerson } from './delegation/on-behalf-of.js';
import { readPurpose } from './disclosure/purpose.js';
import type { AdmittedRequest } from './identity/gate.js';
import { Refusal } from './refusal.js';
import { noteStaff } from './staff/colleagues.js';
import { ownHeaders, type OwnHeaders } from './together/together.js';

/** What is refused before the operation begins is the caller's doing, and no fault of the server. */
export function refusedAtDoor(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  const http = { status: error.code === 'BAD_INPUT' ? 400 : 403 };
  throw new GraphQLError(error.message, { originalError: error, extensions: { http } });
}

/** Whose operation a call of the gateway is, and why it is asked. */
export function contextOfRequest(agency: Agency, request: AdmittedRequest): Promise<RequestContext> {
  const headers = Object.fromEntries(ownHeaders.map((name) => [name, request.get(name)]));
  return contextOf(agency, request.actor, headers);
}

/** The same of an operation that came with others. */
export async function contextOf(
  agency: Agency,
  signedIn: Actor,
  headers: OwnHeaders,
): Promise<RequestContext> {
  await noteStaff(agency, signedIn);
  const actor = await actingPerson(agency, signedIn, headers['wufang-on-behalf-of']);
  return new RequestContext(agency, actor, { purpose: readPurpose(headers['wufang-purpose']) });
}

/** For what the agency asks itself before anybody else does. */
export function nobody(agency: Agency): RequestContext {
  const { name } = agency.manifest;
  return new RequestContext(agency, {
    kind: 'STAFF',
    id: name,
    name,
    agency: name,
    organisation: '',
    roles: [],
  });
}
