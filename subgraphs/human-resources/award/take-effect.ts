import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { arbitrationParties } from '../arbitration/arbitration-parties.js';
import { dayAfter, localDate } from '#kernel/values/local-date.js';
import type { ArbitralAwardEntity } from './award.entity.js';
import { loadAward, moveAward, noteAward, openTimes, servicesOf } from './move-award.js';

/**
 * Nobody has sued in time: the award is in force (生效) — a final one since the day it was made (调仲法 §47), the other since the day
 * after the last time to sue (§50).
 */
export function takeEffect(ctx: RequestContext, awardId: string): Promise<ArbitralAwardEntity> {
  return ctx.transaction(async (tx) => {
    const award = await loadAward(tx, ctx, awardId);
    await needServedOnAll(tx, award);
    if (award.annulment?.outcome === null) throw new Refusal('WRONG_STATE', '撤销申请还没有裁定。');
    const open = (await openTimes(tx, award)).at(-1);
    if (open && ctx.today <= open.due)
      throw new Refusal('WRONG_STATE', '当事人起诉或申请撤销的期限还没有届满。', `最后一天：${open.due}。`);
    const inForceOn = award.finality === 'FINAL' ? award.madeOn : await dayAfterLast(tx, award);
    await moveAward(tx, ctx, award, 'takeEffect', { inForceOn });
    for (const { id } of await servicesOf(tx, award)) await endDeadlines(tx, ctx, id);
    await noteAward(tx, ctx, award);
    return award;
  });
}

async function needServedOnAll(tx: EntityManager, award: ArbitralAwardEntity): Promise<void> {
  const served = new Set((await servicesOf(tx, award)).map(({ partyId }) => partyId));
  const arbitration = await tx.findOneByOrFail(ArbitrationCaseEntity, { id: award.arbitrationId });
  const parties = await arbitrationParties(tx, arbitration);
  if (parties.some(({ id }) => !served.has(id)))
    throw new Refusal('WRONG_STATE', '裁决书还没有送达每一方当事人。', '期限自各方收到之日起分别计算。');
}

async function dayAfterLast(tx: EntityManager, award: ArbitralAwardEntity): Promise<string> {
  const ids = (await servicesOf(tx, award)).map(({ id }) => id);
  const times = await tx.findBy(
    DeadlineEntity,
    ids.map((recordId) => ({ recordId })),
  );
  const last = times.map(({ due }) => due).reduce((latest, due) => (due > latest ? due : latest));
  return dayAfter(localDate(last));
}
