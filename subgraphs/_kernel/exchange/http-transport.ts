import { request } from 'undici';
import type { Transport } from './deliver.js';
import { readAtMost } from './read-at-most.js';

/** How long an answer may take in all, and how long it may be; a receipt is a kilobyte. */
export interface Limits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Carries messages over HTTP. No redirection is followed, and no more of an answer is read than a receipt may be long. */
export function httpTransport(
  { milliseconds, bytes }: Limits = { milliseconds: 15_000, bytes: 64 * 1024 },
): Transport {
  return async (endpoint, message) => {
    const response = await request(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'wufang-key': message.keyId,
        'wufang-signature': message.signature,
      },
      body: message.text,
      headersTimeout: Math.min(milliseconds, 10_000),
      // However slowly it drips, the whole of it has an end.
      signal: AbortSignal.timeout(milliseconds),
    });
    return { status: response.statusCode, body: await readAtMost(bytes, response.body) };
  };
}
