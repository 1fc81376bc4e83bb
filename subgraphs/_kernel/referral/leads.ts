import { arrow, type Arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';

const everybody = ['any', 'all'];

/** Whether one end of an arrow may be this agency: `any` and `all` are every agency that works cases. */
export function isEnd(ends: readonly string[], agency: string): boolean {
  return ends.includes(agency) || everybody.some((word) => ends.includes(word));
}

/** The arrow leads from this agency to that organisation, which is another than the sender. Refuses with ARROW_NOT_OFFERED. */
export function needLeads(
  ctx: RequestContext,
  { arrow: id, from, to }: { arrow: string; from: string; to: string },
): Arrow {
  const row = arrow(id);
  const receiver = ctx.agency.book.organisation(to);
  const leads = isEnd(row.from, ctx.agency.manifest.name) && isEnd(row.to, receiver.agency);
  if (!leads || to === from || receiver.register)
    throw new Refusal('ARROW_NOT_OFFERED', `不能向该单位${row.name}。`, '请从可选单位中选择。');
  return row;
}

/** What the table lets the receiver send back, and when. Refuses with WRONG_STATE or OUT_OF_TIME. */
export function needReturnable(id: string, answerDue: string | null, on: string): void {
  const { name, receiverMay, returnInTime } = arrow(id);
  if (!receiverMay.includes('RETURN') && !receiverMay.includes('OBJECT'))
    throw new Refusal('WRONG_STATE', `${name}不作退回。`, '请签收后书面反馈。');
  if (returnInTime && answerDue !== null && on > answerDue)
    throw new Refusal(
      'OUT_OF_TIME',
      '提出异议退回的期限已过，由本单位办理。',
      `最后一日：${answerDue}（信访工作条例第23条）。`,
    );
}
