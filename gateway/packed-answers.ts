import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Shorter answers gain nothing. */
const worthIt = 4096;
/** A longer text is copied twice more on its way out than its bytes are. */
const longText = 16 * 1024;
const pack = promisify(gzip);
const wantsGzip = /(?:^|,)\s*(?:gzip|\*)\s*(?:$|,|;(?!\s*q=0(?:\.0*)?\s*(?:$|,)))/i;

/** Sends an answer, its text in bytes (`byte-text.ts`), packed where it is long and whoever asks can unpack it: a list of fifty rows is an eighth of its size. */
export async function sendPacked(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, text }: { status: number; headers: OutgoingHttpHeaders; text: string },
): Promise<void> {
  const long = text.length >= worthIt;
  const packed =
    long && wantsGzip.test(String(request.headers['accept-encoding'] ?? ''))
      ? await pack(Buffer.from(text, 'latin1'), { level: 3 }).catch(() => null)
      : null;
  if (response.headersSent || response.destroyed) return;
  response
    .writeHead(status, {
      ...headers,
      ...(long && { vary: 'Accept-Encoding' }),
      ...(packed && { 'content-encoding': 'gzip' }),
      'content-length': packed?.length ?? text.length,
    })
    .end(packed ?? (text.length > longText ? Buffer.from(text, 'latin1') : text), 'latin1');
}
