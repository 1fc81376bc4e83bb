import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import { loadGroup } from './load-group.js';
import { workerEntryMachine } from './worker-entry.state.js';
import { WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';

/** A worker leaves the collective dispute (退出集体争议); the claim is the worker's own again. */
export function withdrawWorker(
  ctx: RequestContext,
  caseCode: string,
  partyId: string,
): Promise<WorkerGroupEntity> {
  return ctx.transaction(async (tx) => {
    const { group, entries } = await loadGroup(tx, ctx, caseCode);
    const entry = entries.find((each) => each.partyId === partyId);
    if (!entry) throw notFound();
    const state = move(workerEntryMachine, entry.state, 'withdraw');
    if (group.representatives.includes(partyId))
      throw new Refusal('WRONG_STATE', '该劳动者是代表人，不能直接退出。', '请先重新推选代表人。');
    await tx.update(WorkerEntryEntity, entry.id, { state });
    record(tx, ctx, 'worker-entry.withdraw', entry.id, { caseCode });
    return group;
  });
}

/** A worker who does not settle goes on alone (另行主张), by the referral named. */
export async function separateWorker(
  tx: EntityManager,
  ctx: RequestContext,
  { id, state, caseCode }: WorkerEntryEntity,
  referralId: string,
): Promise<void> {
  await tx.update(WorkerEntryEntity, id, { state: move(workerEntryMachine, state, 'separate'), referralId });
  record(tx, ctx, 'worker-entry.separate', id, { caseCode, details: { referral: referralId } });
}
