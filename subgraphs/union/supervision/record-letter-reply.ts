import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { post } from '#kernel/exchange/post.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { maySupervise } from '../staff.policy.js';
import { receiversOf, replyRules, tellLetter } from './serve-letter.js';
import { SupervisionLetterEntity } from './supervision-letter.entity.js';
import { letterAnswers, type LetterAnswer, letterMachine } from './supervision-letter.state.js';

export interface LetterReply {
  letterId: string;
  answer: LetterAnswer;
  on?: string | null;
  text: string;
}

/** Records what became of a letter (答复、拒收、整改、异议、办结) and tells whoever follows it. */
export function recordLetterReply(
  ctx: RequestContext,
  { letterId, answer, on, text }: LetterReply,
): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    const answeredOn = on ?? ctx.today;
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请填写答复或处理情况。');
    if (answeredOn > ctx.today || answeredOn < letter.servedOn)
      throw new Refusal('BAD_INPUT', '日期不能晚于今天，也不能早于送达日期。');
    const state = move(letterMachine, letter.state, letterAnswers[answer]);
    Object.assign(letter, { state, answeredOn, answer: text.trim() });
    await tx.update(SupervisionLetterEntity, letter.id, { state, answeredOn, answer: letter.answer });
    await endDeadlines(tx, ctx, letter.id);
    const { caseCode, organisation: from } = letter;
    for (const to of receiversOf(letter)) {
      const body = { caseCode, letterId: letter.id, state, on: answeredOn, text: letter.answer };
      post(tx, ctx, { from, to, type: 'SupervisionLetterProgressed', caseCode, body });
    }
    record(tx, ctx, `supervision-letter.${letterAnswers[answer]}`, letter.id, { caseCode });
    tellLetter(tx, ctx, letter, null);
    return letter;
  });
}

/** The local time to answer has passed without one (逾期). */
export function markLetterOverdue(ctx: RequestContext, letterId: string): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    const state = move(letterMachine, letter.state, 'lapse');
    const rule = replyRules[letter.kind];
    const limit = rule && (await openDeadline(tx, letter.id, rule));
    if (!limit || ctx.today <= limit.due) {
      throw new Refusal(
        'WRONG_STATE',
        '答复期限还没有届满。',
        limit ? `答复期限：${limit.due}（${limit.source}）。` : '建议书不计答复期限。',
      );
    }
    letter.state = state;
    await tx.update(SupervisionLetterEntity, letter.id, { state });
    record(tx, ctx, 'supervision-letter.lapse', letter.id, { caseCode: letter.caseCode });
    tellLetter(tx, ctx, letter, limit.due);
    return letter;
  });
}

async function loadLetter(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<SupervisionLetterEntity> {
  const letter = await load(tx, SupervisionLetterEntity, id);
  permit(maySupervise(ctx.actor, letter));
  return letter;
}
