import express, { Router, type Response } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '#kernel/actor.js';
import { keepBytes, refusedCall, signedBy, tokenIn } from '#kernel/identity/gate.js';
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

/** Lets in several operations that a known gateway signed as one call: each is let in by its own token, run and answered by itself. */
export function togetherDoor(options: TogetherOptions): Router {
  const router = Router();
  const text = express.text({ type: () => true, limit: largestCall, inflate: false, verify: keepBytes });
  router.post('/', text, async (request, response) => {
    const gateway = await signedBy(options.calls, request);
    if (gateway === null) {
      options.log?.warn({ reason: 'BAD_SIGNATURE', gateway }, 'call refused');
      return void response.status(401).json(refusedCall);
    }
    const lines = linesOf(request.body);
    if (!lines) return void response.status(400).json(unreadable);
    response.status(200).type(togetherType);
    await answerAll(lines, response, options);
    response.end();
  });
  return router;
}

function linesOf(body: unknown): string[] | null {
  const lines = typeof body === 'string' && body !== '' ? body.split('\n') : [];
  return lines.length === 0 || lines.length > mostOperations ? null : lines;
}

async function answerAll(
  lines: readonly string[],
  response: Response,
  options: TogetherOptions,
): Promise<void> {
  // Several operations of one person in one call are let in by one look at the token.
  const known = new Map<string, Promise<Actor | null>>();
  const actorOf = (token: string): Promise<Actor | null> => {
    const actor = known.get(token) ?? options.tokens.verify(token);
    known.set(token, actor);
    return actor;
  };
  await Promise.all(
    lines.map(async (line, at) => {
      const answer = await answerOne(line, actorOf, options).catch((error: Error) => {
        options.log?.error({ name: error.name }, 'request failed');
        return JSON.stringify(failed);
      });
      response.write(`${at} ${answer}\n`);
    }),
  );
}

async function answerOne(
  line: string,
  actorOf: (token: string) => Promise<Actor | null>,
  { run, log }: TogetherOptions,
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
