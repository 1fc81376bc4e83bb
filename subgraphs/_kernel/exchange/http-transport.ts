import { request } from 'undici';
import { mostInBundle } from './bundle.js';
import type { Answer, Transport } from './deliver.js';
import { readAtMost } from './read-at-most.js';

/** How long an answer may take in all, and how long it may be; a receipt is a kilobyte. */
export interface Limits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Carries messages over HTTP. No redirection is followed, and no more of an answer is read than receipts may be long. */
export function httpTransport(
  { milliseconds, bytes }: Limits = { milliseconds: 15_000, bytes: 64 * 1024 },
): Transport {
  const ask = async (
    endpoint: string,
    body: string,
    headers: Record<string, string>,
    most: number,
  ): Promise<Answer> => {
    const response = await request(endpoint, {
      ...{ method: 'POST', headers, body, headersTimeout: Math.min(milliseconds, 10_000) },
      // However slowly it drips, the whole of it has an end.
      signal: AbortSignal.timeout(milliseconds),
    });
    return { status: response.statusCode, body: await readAtMost(most, response.body) };
  };
  const alone: Transport = (endpoint, { text, keyId, signature }) => {
    const type = 'application/cloudevents+json; charset=utf-8';
    const headers = { 'content-type': type, 'wufang-key': keyId, 'wufang-signature': signature };
    return ask(endpoint, text, headers, bytes);
  };
  return Object.assign(alone, {
    together: (endpoint: string, bundle: string) =>
      ask(endpoint, bundle, { 'content-type': 'application/json; charset=utf-8' }, bytes * mostInBundle),
  });
}
