import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { extendDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { extendReferral } from '#kernel/referral/handle.js';
import { localDate } from '#kernel/values/local-date.js';
import { judgesOnly } from '../staff.policy.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { mayRuleConfirmation } from './judicial-confirmation.policy.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';
import { presidentExtension } from './president-extension.js';

/** The president of the court has approved more time to rule (经院长批准延长); once. */
export function extendConfirmation(ctx: RequestContext, id: string): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, id);
    permit(mayRuleConfirmation(ctx.actor, confirmation), judgesOnly);
    if (confirmation.extendedOn) throw new Refusal('WRONG_STATE', '审查期限只能延长一次。');
    const ruling = await openDeadline(tx, id, 'JC-3');
    if (!ruling) throw new Refusal('WRONG_STATE', '申请尚未受理或已经办结，没有可以延长的审查期限。');
    const longer = await extendDeadline(
      tx,
      ctx,
      ruling,
      presidentExtension(localDate(ruling.startsFrom)),
      '经院长批准延长',
    );
    await moveConfirmation(tx, ctx, confirmation, 'extend', { extendedOn: ctx.today });
    await extendReferral(tx, ctx, referral, { due: longer.due, rawEnd: longer.rawEnd ?? longer.due }, []);
    return confirmation;
  });
}
