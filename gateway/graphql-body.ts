import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { bodyBytes } from '#kernel/body-bytes.js';
import { checkJsonSize } from './limits/json-size.js';
import { largestBody } from './limits/operation-limits.js';
import { packedRequest, RefusedAtDoor, tooLargeRequest } from './refused-request.js';
import { SentQueries } from './sent-queries.js';

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

/** Only `POST` with a JSON object in UTF-8 is read. Throws {@link RefusedAtDoor}. */
export async function readGraphqlBody(request: IncomingMessage): Promise<GraphqlBody> {
  checkHead(request);
  const bytes = await bytesOf(request);
  const body = isUtf8(bytes) ? parsed(bytes) : null;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new RefusedAtDoor(400, 'BAD_REQUEST', '请求内容无法识别，应为一个 JSON 对象。');
  return body;
}

function checkHead({ method, headers }: IncomingMessage): void {
  if (method !== 'POST')
    throw new RefusedAtDoor(405, 'BAD_REQUEST', '查询须以 POST 方式提交。', undefined, { allow: 'POST' });
  if (!json.test(headers['content-type'] ?? ''))
    throw new RefusedAtDoor(415, 'BAD_REQUEST', '请求内容应为 UTF-8 编码的 JSON（application/json）。');
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') throw packedRequest();
  if (Number(headers['content-length'] ?? 0) > largestBody) throw tooLargeRequest();
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const bytes = await bodyBytes(request, largestBody);
  if (bytes === 'too large') throw tooLargeRequest();
  if (bytes === 'gone') throw new RefusedAtDoor(400, 'BAD_REQUEST', '请求没有发送完整。');
  return bytes;
}

const sentBefore = new SentQueries();

function parsed(bytes: Buffer): unknown {
  try {
    const known = sentBefore.read(bytes);
    if (known) return known;
    checkJsonSize(bytes);
    const body = JSON.parse(bytes.toString('utf8')) as GraphqlBody | null;
    if (body !== null) sentBefore.keep(bytes, body);
    return body;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
