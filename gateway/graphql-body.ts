import { isUtf8 } from 'node:buffer';
import { raw, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { checkJsonSize } from './limits/json-size.js';
import { largestBody } from './limits/operation-limits.js';
import { RefusedAtDoor } from './refused-request.js';

/** What a client may send to `/graphql`; each part is checked by whoever uses it. */
export interface GraphqlBody {
  query?: unknown;
  documentId?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

// A page of another site cannot send this type without being asked about first (CSRF).
const json = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** Only `POST` with a JSON object in UTF-8 is read. */
export const graphqlBody: RequestHandler[] = [
  onlyJson,
  raw({ type: () => true, limit: largestBody, inflate: false }),
  parse,
];

function onlyJson(request: Request, _response: Response, next: NextFunction): void {
  if (request.method !== 'POST')
    throw new RefusedAtDoor(405, 'BAD_REQUEST', '查询须以 POST 方式提交。', undefined, { allow: 'POST' });
  if (!json.test(request.headers['content-type'] ?? ''))
    throw new RefusedAtDoor(415, 'BAD_REQUEST', '请求内容应为 UTF-8 编码的 JSON（application/json）。');
  next();
}

function parse(request: Request, _response: Response, next: NextFunction): void {
  const bytes: unknown = request.body;
  const body = Buffer.isBuffer(bytes) && isUtf8(bytes) ? parsed(bytes) : null;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new RefusedAtDoor(400, 'BAD_REQUEST', '请求内容无法识别，应为一个 JSON 对象。');
  request.body = body;
  next();
}

function parsed(bytes: Buffer): unknown {
  checkJsonSize(bytes);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
