import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { reportResult } from '#kernel/referral/handle.js';
import { needText } from '../filing-intake/load-intake.js';
import { judgesOnly } from '../staff.policy.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { mayRuleConfirmation } from './judicial-confirmation.policy.js';
import { judicialConfirmationMachine } from './judicial-confirmation.state.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';
import { openInquiry } from './review-confirmation.js';

/**
 * The parties, without good reason, have not supplied what was asked in time, or have refused to be heard (按撤回申请处理, 民诉解释
 * §357): before acceptance the application goes back to its sender, afterwards it is reported.
 */
export function deemConfirmationWithdrawn(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, id);
    permit(mayRuleConfirmation(ctx.actor, confirmation), judgesOnly);
    move(judicialConfirmationMachine, confirmation.state, 'deemWithdrawn');
    needLapsed(ctx, confirmation);
    const accepted = confirmation.acceptedOn !== null;
    const note = needText(reason, '按撤回申请处理的理由');
    await moveConfirmation(tx, ctx, confirmation, 'deemWithdrawn', {
      ...{ note, decidedOn: ctx.today, decidedBy: ctx.actor.name, rulingNumber: confirmation.number },
    });
    if (accepted) await reportResult(tx, ctx, referral, { outcome: 'DEEMED_WITHDRAWN', text: note });
    else await returnReferral(tx, ctx, referral, { reason: 'MATERIALS_INCOMPLETE', text: note });
    return confirmation;
  });
}

function needLapsed(ctx: RequestContext, confirmation: JudicialConfirmationEntity): void {
  const { acceptedOn, defect } = confirmation;
  const last = acceptedOn === null ? defect?.completeBy : openInquiry(confirmation)?.answerBy;
  if (last === undefined)
    throw new Refusal(
      'WRONG_STATE',
      '没有当事人逾期未补充或者未到场的要求。',
      '请先限期要求当事人补充或者到场。',
    );
  if (ctx.today <= last)
    throw new Refusal('WRONG_STATE', `期限到${last}，还没有届满。`, '期限届满后才能按撤回申请处理。');
}
