import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import type { MessageHandler } from '#kernel/agency.js';
import { Refusal } from '#kernel/refusal.js';
import { ReceivedLetterEntity } from './letter.entity.js';
import { mayProgressLetter } from './letter.policy.js';
import { actOf } from './letter.state.js';
import { moveLetter } from './move-letter.js';

export interface LetterProgressedBody {
  caseCode: string;
  letterId: string;
  state: string;
  on: string;
  text?: string | null;
}

/** The union tells what became of a letter. News of where the letter stands already changes nothing. */
export const letterProgressed: MessageHandler<LetterProgressedBody> = async (tx, ctx, body, envelope) => {
  const { letterId, caseCode, state, on, text = null } = body;
  const letter = await loadBy(tx, ReceivedLetterEntity, {
    letterId: uuidOrNone(letterId),
    organisation: envelope.dest,
    caseCode,
  });
  permit(mayProgressLetter(ctx.actor, letter));
  if (letter.state === state) return;
  const act = actOf[state];
  if (!act)
    throw new Refusal('BAD_INPUT', '监督文书没有这种状态。', `可选：${Object.keys(actOf).join('、')}。`);
  await moveLetter(tx, ctx, letter, act, on, text);
};
