import { randomUUID } from 'node:crypto';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { matterOfMessage } from '#kernel/notice/notice-of-dead-letter.js';
import { settleMatter } from '#kernel/notice/raise-notice.js';
import { postAgain } from '#kernel/reconciliation/set-aside.js';
import { Refusal } from '#kernel/refusal.js';
import { maySendAgain } from './delivery.policy.js';

/** Sends the content of a refused message once more, as a new message that names the old (重发). Answers the new one's id. */
export function resendMessage(ctx: RequestContext, id: string, reason: string): Promise<string> {
  return ctx.transaction(async (tx) => {
    const message = await load(tx, OutboxMessageEntity, id);
    permit(maySendAgain(ctx.actor, message));
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明重发理由。');
    if (message.disposition !== 'REFUSED')
      throw new Refusal(
        'WRONG_STATE',
        '这条消息没有被拒收，不需要重发。',
        '尚未送达的消息系统会一直自动重试。',
      );
    if (await tx.existsBy(OutboxMessageEntity, { causation: message.id }))
      throw new Refusal(
        'WRONG_STATE',
        '这条消息已经重发过了。',
        '如果重发的消息又被拒收，请对那一条再次重发。',
      );
    const again = randomUUID();
    postAgain(tx, ctx, message, again);
    await settleMatter(tx, message.sender, matterOfMessage(message.id));
    record(tx, ctx, 'exchange.resend', message.id, {
      caseCode: message.caseCode,
      details: { again, reason },
    });
    return again;
  });
}
