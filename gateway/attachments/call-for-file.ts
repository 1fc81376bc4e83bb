import { request, type Agent } from 'undici';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import type { GatewayContext } from '../context.js';
import { NoAnswer } from '../agency-call.js';

export interface FileCall {
  agent: Agent;
  key: CallKey;
  agency: string;
  url: URL;
  context: GatewayContext;
  /** The file that is sent; null when one is asked for. */
  content: Buffer | null;
  timeout: number;
}

export interface FileAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** A file and its headers, or a refusal: nothing an agency answers is larger. */
const largestAnswer = 10 * 1024 * 1024 + 1024;
/** What an agency may say of a file it gives out. */
const mediaTypes =
  /^(application\/(json; charset=utf-8|pdf|ofd|vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet))|image\/(jpeg|png)|text\/plain; charset=utf-8)$/;
const disposition = /^attachment; filename\*=UTF-8''[\w.~!#$&+^`|%-]{1,1500}$/;

/** One signed call for a file in the clerk's own name. Throws NoAnswer where what comes back is neither a file nor a refusal. */
export async function callForFile({
  agent,
  key,
  agency,
  url,
  context,
  content,
  timeout,
}: FileCall): Promise<FileAnswer> {
  const method = content === null ? 'GET' : 'POST';
  const headers: Record<string, string> = {
    traceparent: context.traceparent,
    authorization: `Bearer ${context.token}`,
    ...(content !== null && { 'content-type': 'application/octet-stream' }),
    ...(context.purpose !== null && { 'wufang-purpose': context.purpose }),
    ...(context.onBehalfOf !== null && { 'wufang-on-behalf-of': context.onBehalfOf }),
  };
  const call = { agency, method, path: url.pathname + url.search, headers, body: content ?? '' };
  const answer = await request(url, {
    dispatcher: agent,
    method,
    headers: signCall(call, key),
    body: content,
    signal: AbortSignal.timeout(timeout),
  });
  const body = await readLimited(answer.body);
  return { status: answer.statusCode, headers: safeHeaders(answer.statusCode, answer.headers, body), body };
}

/** Only what is known to be harmless is passed on; a file is always one to be saved. */
function safeHeaders(
  status: number,
  given: Record<string, string | string[] | undefined>,
  body: Buffer,
): Record<string, string> {
  const type = String(given['content-type']);
  if (!mediaTypes.test(type)) throw new NoAnswer('The answer is of another type.');
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
  if (type.startsWith('application/json')) {
    if (status >= 500 && !isRefusal(body)) throw new NoAnswer('The answer is a fault.');
    return headers;
  }
  const saved = String(given['content-disposition']);
  if (status !== 200 || !disposition.test(saved)) throw new NoAnswer('The answer is no file.');
  return { ...headers, 'content-disposition': saved };
}

/** A busy door and a scanner that is down say so in their own words; anything else of that kind is a fault. */
function isRefusal(body: Buffer): boolean {
  return /"code":"ATTACHMENT_[A-Z_]+"/.test(body.toString('utf8'));
}

async function readLimited(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largestAnswer) throw new NoAnswer('The answer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
