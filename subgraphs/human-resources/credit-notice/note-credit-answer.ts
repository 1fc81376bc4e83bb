import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { needText } from '../inspection/inspection-number.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { type CreditAnswer, CreditNoticeEntity } from './credit-notice.entity.js';

export interface NewCreditAnswer {
  noticeId: string;
  answer: CreditAnswer;
  number?: string | null;
  text: string;
  on: string;
}

/** The credit platform has answered (平台答复): what it restricts or has lifted, or why the notice comes back. */
export function noteCreditAnswer(ctx: RequestContext, input: NewCreditAnswer): Promise<CreditNoticeEntity> {
  return ctx.transaction(async (tx) => {
    const notice = await load(tx, CreditNoticeEntity, input.noticeId);
    permit(mayInspect(ctx.actor, notice));
    if (notice.answer !== null) throw new Refusal('WRONG_STATE', '信用平台的答复已经登记。');
    const answeredOn = localDate(input.on);
    if (answeredOn < notice.sentOn || answeredOn > ctx.today)
      throw new Refusal('BAD_INPUT', '答复日期应当在推送之后、今天之前（含当日）。');
    const answerText = needText(input.text, '请填写平台实施或解除的措施，或者退回的理由。');
    const { answer } = input;
    const next = { answer, answeredOn, answerText, answerNumber: input.number?.trim() || null };
    Object.assign(notice, next);
    await tx.update(CreditNoticeEntity, { id: notice.id }, next);
    record(tx, ctx, 'credit-notice.answer', notice.id, { caseCode: notice.caseCode, details: { answer } });
    return notice;
  });
}
