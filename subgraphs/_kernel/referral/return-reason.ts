import { arrow as arrowOf, returnReasons, type ReturnReason } from '#kernel/clock/law.js';
import { Refusal } from '#kernel/refusal.js';

/** With which reasons what came by an arrow may be sent back; empty where it cannot. */
export function returnReasonsOf(arrowId: string): ReturnReason[] {
  const codes = arrowOf(arrowId).returnReasons;
  return returnReasons().filter(({ code }) => codes.includes(code));
}

/** Refuses with BAD_INPUT a return without a text, or for a reason the arrow does not know. */
export function needReturnReason(arrowId: string, reason: string, text: string): void {
  const known = returnReasonsOf(arrowId);
  if (known.length === 0)
    throw new Refusal('BAD_INPUT', `${arrowOf(arrowId).name}不能退回。`, '请按规定答复或者反馈结果。');
  if (!known.some(({ code }) => code === reason))
    throw new Refusal(
      'BAD_INPUT',
      '退回理由不在理由清单内。',
      `可选：${known.map(({ code, name }) => `${code} ${name}`).join('；')}。`,
    );
  if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明退回的具体理由。');
}
