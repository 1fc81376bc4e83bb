import type { IncomingMessage } from 'node:http';
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
    const gateway = await signedBy(calls, request);
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

/** The gateway that signed a call as it came, or null. */
export function signedBy(calls: CallVerifier, request: Request): Promise<string | null> {
  const { method, originalUrl: path } = request;
  return calls.verify({
    method,
    path,
    headers: plainHeaders(request),
    body: (request as AdmittedRequest).text ?? '',
  });
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
  return tokenIn(request.headers.authorization);
}

/** The token of an `Authorization` header. */
export function tokenIn(header: string | undefined): string | undefined {
  return /^Bearer (\S+)$/.exec(header ?? '')?.[1];
}

/** What is said to a call that is not let in, whatever it lacks. */
export const refusedCall = {
  errors: [
    {
      message: '请先登录。',
      extensions: { code: 'UNAUTHENTICATED', hint: '请通过五方联动平台登录后再试。' },
    },
  ],
};

function refuse(response: Response): void {
  response.status(401).json(refusedCall);
}

/** Lets a call pass that a known gateway signed; for the development clock. */
export function gatewayOnly(calls: CallVerifier) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if ((await signedBy(calls, request)) === null)
      response.status(401).json({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    else next();
  };
}

/** Headers by name, one text each. */
export function plainHeaders(request: Pick<IncomingMessage, 'headers'>): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
