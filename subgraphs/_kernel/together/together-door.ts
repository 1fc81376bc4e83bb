import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Actor } from '#kernel/actor.js';
import { bodyBytes } from '#kernel/body-bytes.js';
import { plainHeaders, refusedCall, tokenIn } from '#kernel/identity/gate.js';
import type { CallVerifier } from '#kernel/identity/signed-call.js';
import type { TokenVerifier } from '#kernel/identity/token.js';
import {
  largestCall,
  mostOperations,
  readElement,
  togetherType,
  type OwnHeaders,
  type TogetherElement,
} from './together.js';

export interface TogetherOptions {
  calls: CallVerifier;
  tokens: TokenVerifier;
  log?: Logger;
  /** Runs one person's operation as in a call of its own; gives the JSON of its answer. */
  readonly run: (actor: Actor, headers: OwnHeaders, body: TogetherElement['body']) => Promise<string>;
}

/**
 * Lets in several operations that a known gateway signed as one call: each is let in by its own token, run and answered by itself. It stands beside
 * express and not in it.
 */
export function togetherDoor(options: TogetherOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyBytes(request, largestCall);
    // Whoever has gone is not answered.
    if (body === 'gone') return;
    if (body === 'too large') return answer(response, 413, unreadable);
    // Express takes the beginning of a path away and keeps it whole beside it.
    const path = (request as { originalUrl?: string }).originalUrl ?? request.url!;
    const call = { method: request.method!, path, headers: plainHeaders(request), body };
    if ((await options.calls.verify(call)) === null) {
      options.log?.warn({ reason: 'BAD_SIGNATURE' }, 'call refused');
      return answer(response, 401, refusedCall);
    }
    const lines = linesOf(body.toString('utf8'));
    if (!lines) return answer(response, 400, unreadable);
    response.writeHead(200, { 'content-type': togetherType, 'cache-control': 'no-store' });
    await answerAll(lines, (answers) => void response.write(answers), options);
    response.end();
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

function linesOf(body: string): string[] | null {
  const lines = body === '' ? [] : body.split('\n');
  return lines.length === 0 || lines.length > mostOperations ? null : lines;
}

/** Runs operations and writes their answers, numbered from `first` on, as they are done. */
export async function answerAll(
  lines: readonly string[],
  write: (answers: string) => void,
  options: Omit<TogetherOptions, 'calls'>,
  first = 0,
): Promise<void> {
  // Several operations of one person in one call are let in by one look at the token.
  const known = new Map<string, Promise<Actor | null>>();
  const actorOf = (token: string): Promise<Actor | null> => {
    const actor = known.get(token) ?? options.tokens.verify(token);
    known.set(token, actor);
    return actor;
  };
  let answers = '';
  const send = (): void => {
    if (answers !== '') write(answers);
    answers = '';
  };
  await Promise.all(
    lines.map(async (line, at) => {
      const answered = await answerOne(line, actorOf, options).catch((error: Error) => {
        options.log?.error({ name: error.name }, 'request failed');
        return JSON.stringify(failed);
      });
      // What is answered in one turn of the event loop goes out in one piece.
      if (answers === '') process.nextTick(send);
      answers += `${first + at} ${answered}\n`;
    }),
  );
  send();
}

async function answerOne(
  line: string,
  actorOf: (token: string) => Promise<Actor | null>,
  { run, log }: Omit<TogetherOptions, 'calls'>,
): Promise<string> {
  const element = readElement(line);
  if (!element) return JSON.stringify(unreadable);
  const token = tokenIn(element.headers.authorization);
  const actor = token === undefined ? null : await actorOf(token);
  if (actor) return run(actor, element.headers, element.body);
  log?.warn({ reason: 'BAD_TOKEN' }, 'call refused');
  return JSON.stringify(refusedCall);
}

const unreadable = { errors: [{ message: '请求格式有误。', extensions: { code: 'BAD_INPUT' } }] };
const failed = { errors: [{ message: '系统暂时不可用。', extensions: { code: 'INTERNAL' } }] };
