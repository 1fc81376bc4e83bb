import { type EntityManager, In, IsNull } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { move } from '#kernel/machine.js';
import { mayArbitrate } from '../arbitration/arbitration.policy.js';
import { ArbitralAwardEntity, AwardServiceEntity } from './award.entity.js';
import { type AwardAct, awardMachine } from './award.state.js';

export async function loadAward(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<ArbitralAwardEntity> {
  const award = await load(tx, ArbitralAwardEntity, id);
  permit(mayArbitrate(ctx.actor, award));
  return award;
}

/** Moves an award, records the act and tells the register. */
export async function moveAward(
  tx: EntityManager,
  ctx: RequestContext,
  award: ArbitralAwardEntity,
  act: AwardAct,
  changes: Partial<ArbitralAwardEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(awardMachine, award.state, act) };
  Object.assign(award, next);
  await tx.update(ArbitralAwardEntity, { id: award.id }, next);
  record(tx, ctx, `award.${act}`, award.id, { caseCode: award.caseCode });
}

/** Tells the register how the award stands, with the first of the parties' times that runs. */
export async function noteAward(
  tx: EntityManager,
  ctx: RequestContext,
  award: ArbitralAwardEntity,
): Promise<void> {
  const { id, caseCode, organisation, state, number } = award;
  const [first] = await openTimes(tx, award);
  const dueOn = first?.due ?? null;
  progress(tx, ctx, { caseCode, organisation, kind: 'ArbitralAward', recordId: id, state, number, dueOn });
}

export function servicesOf(tx: EntityManager, { id }: ArbitralAwardEntity): Promise<AwardServiceEntity[]> {
  return tx.findBy(AwardServiceEntity, { awardId: id });
}

/** The times of the parties that still run on an award, earliest first. */
export async function openTimes(tx: EntityManager, award: ArbitralAwardEntity): Promise<DeadlineEntity[]> {
  const services = await servicesOf(tx, award);
  return tx.find(DeadlineEntity, {
    where: { recordId: In(services.map(({ id }) => id)), metOn: IsNull() },
    order: { due: 'ASC' },
  });
}
