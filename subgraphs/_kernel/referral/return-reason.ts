import { arrow as arrowOf, returnReasons, type ReturnReason } from '#kernel/clock/law.js';
import { Refusal } from '#kernel/refusal.js';
import type { ReferralEntity } from './referral.entity.js';

/** With which reasons what came by an arrow may be sent back; empty where it cannot. */
export function returnReasonsOf(arrowId: string): ReturnReason[] {
  const codes = arrowOf(arrowId).returnReasons;
  return returnReasons().filter(({ code }) => codes.includes(code));
}

/**
 * What the table lets the receiver send back, when and why. Refuses with WRONG_STATE what does not come back, with OUT_OF_TIME after the
 * last day, with BAD_INPUT a return without a text, or for a reason the arrow does not know.
 */
export function needReturn(
  { arrow: id, answerDue }: Pick<ReferralEntity, 'arrow' | 'answerDue'>,
  { reason, text }: { reason: string; text: string },
  on: string,
): void {
  const { name, returnInTime } = arrowOf(id);
  const known = returnReasonsOf(id);
  if (known.length === 0) throw new Refusal('WRONG_STATE', `${name}不作退回。`, '请签收后书面反馈。');
  if (!known.some(({ code }) => code === reason))
    throw new Refusal(
      'BAD_INPUT',
      '退回理由不在理由清单内。',
      `可选：${known.map((row) => `${row.code} ${row.name}`).join('；')}。`,
    );
  if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明退回的具体理由。');
  if (returnInTime && answerDue !== null && on > answerDue)
    throw new Refusal(
      'OUT_OF_TIME',
      '提出异议退回的期限已过，由本单位办理。',
      `最后一日：${answerDue}（信访工作条例第23条）。`,
    );
}
