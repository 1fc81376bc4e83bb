import type { EntityManager } from 'typeorm';
import type { MessageHandler } from '#kernel/agency.js';
import { onceAtEnd, type RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { findDuplicates } from '../duplicate/find-duplicates.js';
import { keepingTally } from '../figures/tally.js';
import { Hearing } from './hearing.js';
import { lockHeaders, refreshHeaders } from './keep-header.js';
import type { Reader, Word } from './word.js';
import { writeNews } from './write-news.js';

const told = new WeakMap<EntityManager, Word[]>();

/**
 * Handles a message by reading it. What one transaction is told is weighed in its order and written together at its end;
 * what only the register shows to be wrong refuses there.
 */
export function hear<Body extends { caseCode: string }>(read: Reader<Body>): MessageHandler<Body> {
  return async (tx, ctx, body, { caseid, caseseq }) => {
    if (body.caseCode !== caseid || !isCaseCode(caseid)) throw new Refusal('BAD_INPUT', '案件码无效。');
    const { organisation, agency } = ctx.actor;
    const word = read(body, { organisation, agency, seq: caseseq }, ctx.agency.book);
    (told.get(tx) ?? begin(tx, ctx)).push(word);
  };
}

function begin(tx: EntityManager, ctx: RequestContext): Word[] {
  const words: Word[] = [];
  told.set(tx, words);
  onceAtEnd(tx, 'what is told', async () => {
    const caseCodes = [...new Set(words.map(({ caseCode }) => caseCode))];
    await lockHeaders(tx, caseCodes, ctx.now);
    const hearing = await Hearing.begin(tx, ctx, words);
    for (const word of words) hearing.take(word);
    await keepingTally(tx, caseCodes, async () => {
      await writeNews(tx, hearing, ctx.now);
      if (hearing.changed.size > 0) await refreshHeaders(tx, [...hearing.changed], ctx.now);
    });
    await findDuplicates(tx, ctx, hearing.keyed);
  });
  return words;
}
