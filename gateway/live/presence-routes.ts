import { json, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { refusedBody } from '../errors.js';
import type { Callers } from '../identity/caller.js';
import { personOf, type SignedInPerson } from '../identity/person.js';
import type { CaseReader } from './case-reader.js';
import type { Presence } from './presence.js';

export interface PresenceRoutesOptions {
  callers: Callers;
  reader: CaseReader;
  presence: Presence;
  book: AddressBookCache;
}

const wish = z.strictObject({ caseCode: z.string().regex(/^WF-[\w-]{8,40}$/) });

/**
 * `POST /events/here {caseCode}`: the person has the case open; answers who else has. `POST /events/gone`: no longer. Both are for
 * those to whom their own agency shows the case; to anybody else it looks as if nobody were there, and they are seen by nobody.
 */
export function presenceRoutes({ callers, reader, presence, book }: PresenceRoutesOptions): Router {
  const router = Router();
  const body = json({ limit: '1kb' });
  router.post('/here', body, async (request, response) => {
    const asked = await admit(request, response);
    if (!asked) return;
    const others = await presence.here(asked.person, asked.caseCode);
    response.json({
      present: others.map(({ name, organisation }) => ({
        name,
        organisationName: book.find(organisation)?.name ?? null,
      })),
    });
  });
  router.post('/gone', body, async (request, response) => {
    const asked = await admit(request, response);
    if (!asked) return;
    await presence.gone(asked.person, asked.caseCode);
    response.json({});
  });
  return router;

  async function admit(
    request: Request,
    response: Response,
  ): Promise<{ person: SignedInPerson; caseCode: string } | null> {
    response.set('cache-control', 'no-store');
    const token = await callers.tokenOf(request, { quiet: true });
    const asked = wish.safeParse(request.body);
    if (!token) response.status(401).json(refusedBody('UNAUTHENTICATED', '请先登录。'));
    else if (!asked.success) response.status(400).json(refusedBody('BAD_INPUT', '案件码填写有误。'));
    else if (!(await reader.mayRead(token, asked.data.caseCode))) response.json({ present: [] });
    else return { person: personOf(token), caseCode: asked.data.caseCode };
    return null;
  }
}
