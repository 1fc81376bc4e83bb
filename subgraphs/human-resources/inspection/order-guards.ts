import type { EntityManager } from 'typeorm';
import type { GuardCheck, Proposal } from '#kernel/arrows/proposal.js';
import { Refusal } from '#kernel/refusal.js';
import { divisionOf } from './move-inspection.js';
import { RectificationOrderEntity } from './order.entity.js';
import { needIgnored } from './refer-to-police.js';
import { needWageCrime } from './wage-crime.js';

/** An order to pay, by its id or the case's latest. */
export async function orderOf(
  tx: EntityManager,
  { caseCode, recordId }: Proposal,
): Promise<RectificationOrderEntity> {
  const order = await tx.findOne(RectificationOrderEntity, {
    where: recordId ? { id: recordId } : { caseCode, kind: 'PAY' },
    order: { lastDay: 'DESC' },
  });
  if (order) return order;
  throw new Refusal(
    'WRONG_STATE',
    '须有责令支付的指令书，期满未支付并已登记。',
    '请先登记指令书逾期未支付；已经支付的不再移送或列入名单。',
  );
}

export const orderIgnored: GuardCheck = async (tx, _ctx, proposal) => {
  needIgnored(await orderOf(tx, proposal));
  return 'MET';
};

export const amountReached: GuardCheck = async (tx, _ctx, proposal) => {
  const { caseCode, from: organisation, stated } = proposal;
  const { payments, lastDay: on } = await orderOf(tx, proposal);
  const division = await divisionOf(tx, { caseCode, organisation });
  needWageCrime({ payments, division, on, provincial: stated?.provincial ?? null });
  return 'MET';
};
