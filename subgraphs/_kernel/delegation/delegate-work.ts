import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { daysBetween, type LocalDate } from '#kernel/values/local-date.js';
import { DelegationEntity } from './delegation.entity.js';
import { mayDelegate } from './delegation.policy.js';

export interface NewDelegation {
  /** Staff id of the colleague. */
  delegateId: string;
  from: LocalDate;
  /** The last day. */
  until: LocalDate;
  reason: string;
}

/** The first and the last day count. */
const longestDays = 90;
export const staffId = /^[\w.-]{1,64}$/;

/** Lets a colleague act in one's place from a day until a day (委托代办). */
export function delegateWork(ctx: RequestContext, given: NewDelegation): Promise<DelegationEntity> {
  return ctx.transaction(async (tx) => {
    const { actor } = ctx;
    permit(mayDelegate(actor, ctx.agency.manifest.name), notOnwards);
    checkDelegation(ctx, given);
    const delegation: DelegationEntity = {
      id: randomUUID(),
      organisation: actor.organisation,
      principalId: actor.id,
      principalName: actor.name,
      principalRoles: [...actor.roles],
      ...{ delegateId: given.delegateId, from: given.from, until: given.until },
      reason: given.reason.trim(),
      madeAt: ctx.now,
      ...{ revokedAt: null, revokedBy: null },
    };
    await tx.insert(DelegationEntity, delegation);
    const { delegateId, from, until } = delegation;
    record(tx, ctx, 'delegation.make', delegation.id, { details: { delegateId, from, until } });
    return delegation;
  });
}

function checkDelegation({ actor, today }: RequestContext, given: NewDelegation): void {
  if (!staffId.test(given.delegateId))
    throw new Refusal('BAD_INPUT', '代办人编号填写有误。', '请填写同事的工作人员编号。');
  if (given.delegateId === actor.id) throw new Refusal('BAD_INPUT', '不能委托本人代办。');
  if (given.reason.trim() === '')
    throw new Refusal('BAD_INPUT', '请填写委托代办的原因。', '例如：出差、休假。');
  if (given.from < today || given.until < given.from)
    throw new Refusal(
      'BAD_INPUT',
      '代办的起止日期填写有误。',
      '开始日期不能早于今天，结束日期不能早于开始日期。',
    );
  if (daysBetween(given.from, given.until) + 1 > longestDays)
    throw new Refusal('BAD_INPUT', `代办最长${longestDays}天。`, '需要更长时间的，请到期后重新委托。');
}

function notOnwards(): Refusal {
  return new Refusal('FORBIDDEN', '不能委托代办。', '代办须由本单位工作人员本人委托，代办人不能再转委托。');
}
