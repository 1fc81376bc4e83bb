import express, { type NextFunction, type Request, type Response, Router } from 'express';
import type { Agency } from '#kernel/agency.js';
import type { Arrival } from '#kernel/exchange/receive.js';
import { questionHeader } from './carry.js';
import { answerHeads } from './kept-heads.js';
import { maximumHeadBytes, witnessHead } from './witness-head.js';

/** The doors between witnesses: POST takes another agency’s head in, GET `/<agency>` shows those kept. Both take signed texts alone. */
export function headsDoor(agency: Agency): Router {
  const router = Router();
  const send = (response: Response, { status, body }: { status: number; body: string }): void => {
    if (status !== 200) {
      const { code } = JSON.parse(body) as { code: string };
      agency.log.warn({ status, code }, 'head refused');
    }
    response.status(status).type('json').send(body);
  };
  const arrivalOf = (request: Pick<Request, 'get'>, text: string): Arrival => ({
    text,
    keyId: request.get('wufang-key') ?? '',
    signature: request.get('wufang-signature') ?? '',
  });
  router.post('/', express.text({ type: () => true, limit: maximumHeadBytes }), (request, response, next) => {
    const text = typeof request.body === 'string' ? request.body : '';
    witnessHead(agency, arrivalOf(request, text)).then((reply) => send(response, reply), next);
  });
  router.get('/:agency', (request: Request<{ agency: string }>, response, next: NextFunction) => {
    const text = Buffer.from(request.get(questionHeader) ?? '', 'base64url').toString('utf8');
    const arrival = arrivalOf(request, text);
    answerHeads(agency, request.params.agency, arrival).then((reply) => send(response, reply), next);
  });
  return router;
}
