import { request } from 'undici';
import type { DetachedSignature } from '#kernel/exchange/keyring.js';
import { readAtMost } from '#kernel/exchange/read-at-most.js';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Carries a signed text to a peer’s address and brings the answer back: as a body, or as a question in a header. */
export type Carrier = (
  method: 'POST' | 'GET',
  address: string,
  text: string,
  signed: DetachedSignature,
) => Promise<Answer>;

/** A page of a thousand heads is far shorter. */
const longestAnswer = 4 * 1024 * 1024;

export const questionHeader = 'wufang-question';

export const overHttp: Carrier = async (method, address, text, { keyId, signature }) => {
  const headers: Record<string, string> = { 'wufang-key': keyId, 'wufang-signature': signature };
  if (method === 'GET') headers[questionHeader] = Buffer.from(text).toString('base64url');
  else headers['content-type'] = 'application/json';
  const response = await request(address, {
    ...{ method, headers, body: method === 'POST' ? text : null },
    ...{ headersTimeout: 10_000, bodyTimeout: 10_000, signal: AbortSignal.timeout(20_000) },
  });
  return { status: response.statusCode, body: await readAtMost(longestAnswer, response.body) };
};
