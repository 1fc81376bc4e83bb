import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type Response, Router } from 'express';
import type { Pool } from 'pg';
import { plainWords } from '#kernel/progress/plain-words.js';
import { refusedBody } from '../errors.js';
import { AgencyDoors, type AgencyDoorsOptions } from './agency-doors.js';
import { Brakes } from './brakes.js';
import { type Found, lookUp } from './look-up.js';
import { progressPage, type Shown, type Typed } from './progress-page.js';
import { caseCodeOf, isFromHere, questionOf } from './question.js';

export interface ProgressOptions extends AgencyDoorsOptions {
  pool: Pool;
  publicUrl: string;
}

const largestForm = 4 * 1024;
/** An answer of "not found" comes after so many milliseconds, or a multiple, whatever was done for it. */
const beat = 250;

/** `/progress`: how far the case is, for the worker, by case code and the last four digits of the phone. No sign-in, no script. */
export function progressRoutes(options: ProgressOptions): Router {
  const doors = new AgencyDoors(options);
  const brakes = new Brakes(options.pool, options.log);
  const router = Router();
  router.use((_request, response, next) => {
    // Under `no-referrer` a browser names no origin with a form, not even its own.
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    next();
  });
  router.get('/', (request, response) => {
    const code = caseCodeOf(request.query.case);
    response
      .type('html')
      .send(progressPage({ kind: 'FORM' }, { typed: code ?? '', large: request.query.large === '1' }));
  });
  router.post('/', onlyFromHere(options.publicUrl), ...readForm(), async (request, response) => {
    const begun = performance.now();
    const question = questionOf(request);
    const found = await lookUp(doors, brakes, question, request.ip ?? '').catch((error: Error): Found => {
      options.log.error({ name: error.name }, 'progress query failed');
      return { kind: 'NO_ANSWER', agency: '' };
    });
    if (found.kind === 'NOT_FOUND') await sleep(beat - ((performance.now() - begun) % beat));
    answer(request, response, found, question);
  });
  return router;
}

function readForm() {
  return [
    express.urlencoded({ extended: false, limit: largestForm, parameterLimit: 10 }),
    express.json({ limit: largestForm }),
  ];
}

function onlyFromHere(publicUrl: string) {
  return (request: Request, response: Response, next: () => void): void => {
    if (isFromHere(request, publicUrl)) return next();
    const text = '请从本页面查询，不要从其他网站跳转。';
    response.status(403);
    if (isJson(request)) response.json(refusedBody('FORBIDDEN', text));
    else response.type('html').send(progressPage({ kind: 'SAY', text }));
  };
}

function answer(request: Request, response: Response, found: Found, typed: Typed): void {
  const said = wordsOf(found);
  if (!isJson(request)) return void response.type('html').send(progressPage(said, typed));
  response.json(
    said.kind === 'FOUND'
      ? { found: true, ...said.answer }
      : { found: found.kind === 'NO_ANSWER' ? null : false, message: said.kind === 'SAY' ? said.text : '' },
  );
}

function wordsOf(found: Found): Shown {
  if (found.kind === 'FOUND') return found;
  const { window, agencies } = plainWords();
  if (found.kind === 'NOT_FOUND')
    return { kind: 'SAY', text: `没有查到。请核对案件码和手机号后四位。仍查不到的，${window}` };
  const agency = agencies[found.agency]?.name ?? '查询';
  return { kind: 'SAY', text: `${agency}系统暂时没有答复，请过一会儿再查。急用的，${window}` };
}

function isJson(request: Request): boolean {
  return Boolean(request.is('application/json'));
}
