import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { notFound } from '#kernel/refusal.js';
import { loadGroup } from './load-group.js';
import { stopSpeaking } from './stop-speaking.js';
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
    await tx.update(WorkerEntryEntity, entry.id, { state });
    record(tx, ctx, 'worker-entry.withdraw', entry.id, { caseCode });
    return Object.assign(group, { representatives: await stopSpeaking(tx, ctx, entry) });
  });
}

/** A worker who does not settle goes on alone (另行主张), by the referral named. */
export async function separateWorker(
  tx: EntityManager,
  ctx: RequestContext,
  entry: WorkerEntryEntity,
  referralId: string,
): Promise<void> {
  const { id, state, caseCode } = entry;
  await tx.update(WorkerEntryEntity, id, { state: move(workerEntryMachine, state, 'separate'), referralId });
  record(tx, ctx, 'worker-entry.separate', id, { caseCode, details: { referral: referralId } });
  await stopSpeaking(tx, ctx, entry);
}
