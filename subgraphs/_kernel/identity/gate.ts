import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '#kernel/actor.js';
import type { CallVerifier } from './signed-call.js';
import type { TokenVerifier } from './token.js';

/** A request that has passed the gate: its text, and the person it is for. */
export interface AdmittedRequest extends Request {
  text: string | Buffer;
  actor: Actor;
}

/** Keeps the bytes of a body for the signature check; for the `verify` of express.json and express.raw. */
export function keepBytes(request: Request, _response: Response, body: Buffer): void {
  (request as AdmittedRequest).text = body;
}

/** Lets a call pass that a known gateway signed and that carries a clerk's own good token; all else is 401 and no data. */
export function gate(calls: CallVerifier, tokens: TokenVerifier, log?: Logger) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const admitted = request as AdmittedRequest;
    const gateway = await calls.verify({
      method: request.method,
      path: request.originalUrl,
      headers: plainHeaders(request),
      body: admitted.text ?? '',
    });
    const token = tokenOf(request);
    const actor = gateway !== null && token !== undefined ? await tokens.verify(token) : null;
    if (!actor) {
      log?.warn({ reason: gateway === null ? 'BAD_SIGNATURE' : 'BAD_TOKEN', gateway }, 'call refused');
      refuse(response);
      return;
    }
    admitted.actor = actor;
    next();
  };
}

/** Turns away, before the gate and before anything of a large body is read, whose token does not hold. */
export function tokenFirst(tokens: TokenVerifier) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const token = tokenOf(request);
    if (token !== undefined && (await tokens.verify(token))) next();
    else refuse(response);
  };
}

function tokenOf(request: Request): string | undefined {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
}

function refuse(response: Response): void {
  response.status(401).json({
    errors: [
      {
        message: '请先登录。',
        extensions: { code: 'UNAUTHENTICATED', hint: '请通过五方联动平台登录后再试。' },
      },
    ],
  });
}

/** Lets a call pass that a known gateway signed; for the development clock. */
export function gatewayOnly(calls: CallVerifier) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const body = (request as AdmittedRequest).text ?? '';
    const call = { method: request.method, path: request.originalUrl, headers: plainHeaders(request), body };
    if ((await calls.verify(call)) === null)
      response.status(401).json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    else next();
  };
}

function plainHeaders(request: Request): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
