import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { reportResult } from '#kernel/referral/handle.js';
import { moveMediation } from '../pre-filing-mediation/move-mediation.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import { judgesOnly } from '../staff.policy.js';
import type { RejectionGround } from './grounds.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { mayRuleConfirmation } from './judicial-confirmation.policy.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';

export interface Ruling {
  id: string;
  decision: 'VALID' | 'REJECTED';
  ground: RejectionGround | null;
  /** Null: the ruling bears the number of the case. */
  rulingNumber: string | null;
}

/** Rules that the agreement is valid, or rejects the application (裁定); the result goes to whoever sent it. */
export function ruleConfirmation(ctx: RequestContext, ruling: Ruling): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, ruling.id);
    permit(mayRuleConfirmation(ctx.actor, confirmation), judgesOnly);
    const { decision, ground } = ruling;
    needGround(ruling);
    const number = ruling.rulingNumber ?? confirmation.number;
    const act = decision === 'VALID' ? 'confirm' : 'reject';
    await moveConfirmation(tx, ctx, confirmation, act, {
      ground,
      rulingNumber: number,
      decidedOn: ctx.today,
      decidedBy: ctx.actor.name,
    });
    if (decision === 'VALID') await confirmMediation(tx, ctx, confirmation);
    await reportResult(tx, ctx, referral, {
      outcome: confirmation.state,
      ruling: { type: 'CONFIRMATION_RULING', number, decision, decidedOn: ctx.today, reason: ground },
    });
    return confirmation;
  });
}

/** A ruling of rejection names its ground; a ruling of validity has none. */
export function needGround({ decision, ground }: Pick<Ruling, 'decision' | 'ground'>): void {
  if (decision === 'REJECTED' && ground === null) {
    throw new Refusal('BAD_INPUT', '驳回申请须写明理由。', '请选择民事诉讼法司法解释第358条的理由。');
  }
  if (decision === 'VALID' && ground !== null) throw new Refusal('BAD_INPUT', '裁定有效不填写驳回理由。');
}

async function confirmMediation(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, caseCode }: JudicialConfirmationEntity,
): Promise<void> {
  const mediation = await tx.findOne(PreFilingMediationEntity, {
    where: { organisation, caseCode, state: 'AGREED' },
    lock: { mode: 'pessimistic_write' },
  });
  if (mediation) await moveMediation(tx, ctx, mediation, 'confirm');
}
