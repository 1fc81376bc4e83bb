import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Request, Router } from 'express';
import type { Agent } from 'undici';
import type { CallKey } from '#kernel/identity/signed-call.js';
import type { Directory } from '../directory.js';
import type { Callers } from '../identity/caller.js';
import { personOf, type SignedInPerson } from '../identity/person.js';
import { RefusedAtDoor } from '../refused-request.js';
import type { DoorThrottle } from '../throttle/door-throttle.js';
import { AgencyDoor } from './agency-door.js';
import { bookAsShown } from './book-as-shown.js';
import { conform } from './conform.js';
import type { KeptReports } from './kept-reports.js';

export interface ConformRoutesOptions {
  publicUrl: string;
  callers: Pick<Callers, 'tokenOf'>;
  throttle: Pick<DoorThrottle, 'person'>;
  directory: Directory;
  agent: Agent;
  key: () => CallKey;
  reports: Pick<KeptReports, 'keep' | 'last'>;
  /** The folder with the agreed schema of each agency. */
  schemas: string;
}

/** `/desk/conform/<agency>` runs the checks of an agency's door, and tells the last report; `/desk/book` is the address book. For administrators. */
export function conformRoutes(options: ConformRoutesOptions): Router {
  const router = Router();
  const underway = new Set<string>();
  router.get('/book', async (request, response) => {
    await administrator(request, options);
    response.set('cache-control', 'no-store').json(bookAsShown(options.directory.book));
  });
  router.get('/conform/:agency', async (request, response) => {
    const person = await administrator(request, options);
    const agency = String(request.params.agency);
    if (!mayCheck(person, agency, options.directory)) throw notYours();
    response.set('cache-control', 'no-store').json({ report: await options.reports.last(agency) });
  });
  router.post('/conform/:agency', async (request, response) => {
    fromHere(request, options.publicUrl);
    const person = await administrator(request, options);
    const agency = String(request.params.agency);
    if (!mayCheck(person, agency, options.directory)) throw notYours();
    if (underway.has(agency)) throw new RefusedAtDoor(409, 'BUSY', '这个部门正在自测，请稍后再试。');
    underway.add(agency);
    try {
      const found = await conform(doorOf(request, agency, person.agency !== agency, options));
      const report = { ...found, by: person.name };
      await options.reports.keep(report);
      response.set('cache-control', 'no-store').json(report);
    } finally {
      underway.delete(agency);
    }
  });
  return router;
}

function notYours(): RefusedAtDoor {
  return new RefusedAtDoor(404, 'NOT_FOUND', '没有这个部门，或者不由您自测。');
}

/** The own agency; the register's administrator, who takes agencies in, every one. */
export function mayCheck(
  { agency: own, roles }: Pick<SignedInPerson, 'agency' | 'roles'>,
  agency: string,
  { agencies, book }: Pick<Directory, 'agencies' | 'book'>,
): boolean {
  return (
    roles.includes('ADMINISTRATOR') &&
    agencies.includes(agency) &&
    (own === agency || own === book.register.agency)
  );
}

async function administrator(
  request: Request,
  { callers, throttle }: ConformRoutesOptions,
): Promise<SignedInPerson> {
  const token = await callers.tokenOf(request);
  if (!token) throw new RefusedAtDoor(401, 'UNAUTHENTICATED', '请先登录。');
  await throttle.person(token);
  const person = personOf(token);
  if (!person.roles.includes('ADMINISTRATOR'))
    throw new RefusedAtDoor(403, 'FORBIDDEN', '只有管理员可以查看接入情况。', '请联系本部门的系统管理员。');
  return person;
}

/** A page of another site has its own origin. */
function fromHere({ headers }: Request, publicUrl: string): void {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== publicUrl && origin !== `http://${host}`)
    throw new RefusedAtDoor(403, 'FORBIDDEN', '请在本平台页面自测。');
}

function doorOf(
  request: Request,
  agency: string,
  fromElsewhere: boolean,
  { callers, directory, agent, key, schemas }: ConformRoutesOptions,
): AgencyDoor {
  const token = async () => {
    const current = await callers.tokenOf(request);
    if (!current) throw Object.assign(new Error(), { code: 'SESSION_ENDED' });
    return current;
  };
  return new AgencyDoor({
    ...{ agency, book: directory.book, agent, key, token },
    ...(fromElsewhere && { foreign: token }),
    graphql: directory.graphql(agency),
    addressOf: (other) => directory.graphql(other),
    sdl: readFileSync(join(schemas, `${agency}.graphql`), 'utf8'),
  });
}
