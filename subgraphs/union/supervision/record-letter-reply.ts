import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { closeItsReferral } from './close-recommendation.js';
import { loadLetter } from './draft-letter.js';
import { replyRules } from './letter-clocks.js';
import { sendProgress, tellLetter } from './letter-copies.js';
import { checkObjection } from './objection.js';
import { SupervisionLetterEntity } from './supervision-letter.entity.js';
import { letterAnswers, type LetterAnswer, letterMachine, stateOn } from './supervision-letter.state.js';

export interface LetterReply {
  letterId: string;
  answer: LetterAnswer;
  on?: string | null;
  text: string;
}

/** Records what became of a letter (答复、拒收、整改、异议、部门反馈、办结) and tells whoever follows it. */
export function recordLetterReply(
  ctx: RequestContext,
  { letterId, answer, on, text }: LetterReply,
): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    const answeredOn = on ?? ctx.today;
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请填写答复或处理情况。');
    if (answeredOn > ctx.today || answeredOn < (letter.servedOn ?? answeredOn))
      throw new Refusal('BAD_INPUT', '日期不能晚于今天，也不能早于送达日期。');
    await answerLetter(tx, ctx, letter, { answer, on: answeredOn, text });
    if (answer === 'CLOSED') await closeItsReferral(tx, ctx, letter);
    return letter;
  });
}

/** Moves a letter by what was answered, ends its times, and tells whoever follows it. */
export async function answerLetter(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  { answer, on, text }: { answer: LetterAnswer; on: string; text: string },
): Promise<void> {
  const act = letterAnswers[answer];
  const state = move(letterMachine, stateOn(letter, ctx.today), act);
  if (answer === 'OBJECTED') await checkObjection(tx, letter, on);
  if (answer === 'FEEDBACK' && letter.kind !== 'RECOMMENDATION' && letter.state !== 'ESCALATED')
    throw new Refusal('BAD_INPUT', '部门反馈针对建议书，以及已经发建议书的意见书。');
  const answered = { state, answeredOn: on, answer: text.trim() };
  Object.assign(letter, answered);
  await tx.update(SupervisionLetterEntity, letter.id, answered);
  await endDeadlines(tx, ctx, letter.id);
  sendProgress(tx, ctx, letter, on);
  record(tx, ctx, `supervision-letter.${act}`, letter.id, { caseCode: letter.caseCode });
  tellLetter(tx, ctx, letter, null);
}

/**
 * The local time to answer has passed without one (逾期): the union states it, and the register hears of it. The state is
 * computed from the last day and not stored.
 */
export function markLetterOverdue(ctx: RequestContext, letterId: string): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    move(letterMachine, letter.state, 'lapse');
    const rule = replyRules[letter.kind];
    const limit = rule && (await openDeadline(tx, letter.id, rule));
    if (!limit || stateOn(letter, ctx.today) !== 'OVERDUE') {
      throw new Refusal(
        'WRONG_STATE',
        '答复期限还没有届满。',
        limit ? `答复期限：${limit.due}（${limit.source}）。` : '建议书不计答复期限。',
      );
    }
    record(tx, ctx, 'supervision-letter.lapse', letter.id, { caseCode: letter.caseCode });
    tellLetter(tx, ctx, letter, limit.due);
    return { ...letter, state: stateOn(letter, ctx.today) };
  });
}
