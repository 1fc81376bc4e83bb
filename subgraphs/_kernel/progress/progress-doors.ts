import express, { type Request, type Response, Router } from 'express';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { gatewayOnly, keepBytes } from '#kernel/identity/gate.js';
import type { CallVerifier } from '#kernel/identity/signed-call.js';
import { ProgressDesk } from './ask-progress.js';
import { caseOfStatement } from './statement.js';
import { usesTold } from './uses-told.js';

const largestQuestion = 4 * 1024;

/**
 * The doors of the public progress query, for a gateway alone and without a clerk: `/` asks with the digits; the others
 * open only to the signed statement that the right ones were shown, so that a gateway's key by itself opens nothing.
 */
export function progressDoors(agency: Agency, calls: CallVerifier): Router {
  const router = Router();
  router.use(express.json({ limit: largestQuestion, verify: keepBytes }), gatewayOnly(calls));
  if (agency.manifest.letter !== null) {
    const desk = new ProgressDesk(agency);
    router.post('/', async (request, response) => void response.json(await desk.ask(request.body)));
  }
  const { tellCourse } = agency.manifest;
  if (tellCourse) router.post('/course', onStatement(agency, tellCourse));
  const uses = async (ctx: RequestContext, caseCode: string) => ({ uses: await usesTold(ctx, caseCode) });
  router.post('/usage', onStatement(agency, uses));
  return router;
}

function onStatement(agency: Agency, tell: (ctx: RequestContext, caseCode: string) => Promise<unknown>) {
  return async (request: Request, response: Response): Promise<void> => {
    const caseCode = await caseOfStatement(agency.book, request.body);
    if (caseCode === null)
      return void response.status(401).json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    response.json(await tell(publicContext(agency), caseCode));
  };
}

/** Reads for the person whom another agency has recognised; it acts for nobody's staff. */
function publicContext(agency: Agency): RequestContext {
  const { code, name } = agency.book.organisationsOf(agency.manifest.name)[0] ?? { code: '', name: '' };
  return new RequestContext(agency, {
    ...{ kind: 'ORGANISATION', id: 'progress-query', name },
    ...{ agency: agency.manifest.name, organisation: code, roles: [] },
  });
}
