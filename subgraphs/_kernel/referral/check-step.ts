import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDateOf } from '#kernel/values/local-date.js';
import { knownOutcomes } from './handle.js';
import type { ReferralEntity } from './referral.entity.js';
import type { ReferralAct } from './referral.state.js';
import { needReturn } from './return-reason.js';

/** Acts that a message of their own tells, with what has to be said about them. */
const toldByThemselves: readonly ReferralAct[] = ['accept', 'return', 'extend', 'report'];

/**
 * What the other side says of its act holds to the same lists and days as an act of ours would. Refuses with BAD_INPUT, or
 * with WRONG_STATE a lapse before its day.
 */
export function checkStep(
  type: string,
  act: ReferralAct,
  body: Record<string, unknown>,
  referral: ReferralEntity,
  today: LocalDate,
): void {
  if (type === 'ReferralMoved' && toldByThemselves.includes(act))
    throw new Refusal('BAD_INPUT', '该操作须以专门的消息告知。');
  if (act === 'report' && !knownOutcomes(referral).includes(body.outcome as string))
    throw new Refusal('BAD_INPUT', '结果代码不在清单内。');
  if (act === 'return') {
    const { reason, text, at } = body as Record<'reason' | 'text' | 'at', string>;
    needReturn(referral, { reason, text }, localDateOf(new Date(at)));
  }
  if (act === 'dispute' && !(body.text as string | null)?.trim())
    throw new Refusal('BAD_INPUT', '请写明对结果的异议。');
  if (act === 'lapse') checkLapse(referral, localDateOf(new Date(body.at as string)), today);
}

/** By its own word the act came after the last day; and by ours that day has begun, since clocks differ by minutes. */
function checkLapse({ answerDue }: ReferralEntity, said: LocalDate, today: LocalDate): void {
  if (!answerDue || said <= answerDue || today < answerDue)
    throw new Refusal('WRONG_STATE', '答复期限还没有届满。', `答复期限：${answerDue ?? '未定'}。`);
}
