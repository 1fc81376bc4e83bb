import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { refusedBody } from './errors.js';
import { largestBody } from './limits/operation-limits.js';

/** A request that ends at the door, before GraphQL sees it. */
export class RefusedAtDoor extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint?: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

const tooLargeBody = `请求内容过大（最多 ${largestBody / 1024} KB）。`;

/** Answers what the door or express refuses in JSON and without a stack. */
export function refusedRequest(log: Logger) {
  return (
    error: Error & { status?: number },
    _request: Request,
    response: Response,
    next: NextFunction,
  ): void => {
    if (response.headersSent) return next(error);
    const { status, headers, body } = refusalOf(error, log);
    response.status(status).set(headers).json(body);
  };
}

/** What is answered where a request fails; what is nobody's fault but ours is logged. */
export function refusalOf(error: Error & { status?: number }, log: Logger) {
  const refused = error instanceof RefusedAtDoor ? error : ofExpress(error);
  if (refused.status >= 500) log.error({ reason: error.message, stack: error.stack }, 'request failed');
  const { status, code, message, hint, headers } = refused;
  return { status, headers, body: refusedBody(code, message, hint) };
}

export const tooLargeRequest = (): RefusedAtDoor =>
  new RefusedAtDoor(413, 'TOO_LARGE', tooLargeBody, undefined, { connection: 'close' });
export const packedRequest = (): RefusedAtDoor =>
  new RefusedAtDoor(415, 'BAD_REQUEST', '请求内容应为 UTF-8 编码、未经压缩的 JSON。');

function ofExpress({ status = 500 }: { status?: number }): RefusedAtDoor {
  if (status === 413) return tooLargeRequest();
  if (status === 415) return packedRequest();
  if (status >= 400 && status < 500)
    return new RefusedAtDoor(status, 'BAD_REQUEST', '请求内容无法识别，应为 JSON。');
  return new RefusedAtDoor(500, 'INTERNAL', '系统内部错误。');
}

/** Refuses a large body by what its sender says of it; no page of the hub reads one of unknown length. */
export function smallBodies(request: Request, _response: Response, next: NextFunction): void {
  const length = Number(request.headers['content-length'] ?? 0);
  const close = { connection: 'close' };
  if (length > largestBody) throw tooLargeRequest();
  if (request.headers['transfer-encoding'] !== undefined)
    throw new RefusedAtDoor(411, 'BAD_REQUEST', '请求没有说明内容的长度。', undefined, close);
  next();
}
