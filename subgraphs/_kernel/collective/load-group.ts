import { type EntityManager, In } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { type Actor, hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { WorkerEntryEntity, WorkerGroupEntity } from './worker-group.entity.js';

/** Staff of the organisation who speak with the workers. */
export function mayKeepGroup(actor: Actor, record: { organisation: string }): boolean {
  return (
    hasRole(actor, 'MEDIATOR', 'UNION_OFFICER', 'ARBITRATOR') && actor.organisation === record.organisation
  );
}

/** The workers' group of a case for an act, and its lines; all locked. One of another organisation does not exist. */
export async function loadGroup(
  tx: EntityManager,
  ctx: RequestContext,
  caseCode: string,
): Promise<{ group: WorkerGroupEntity; entries: WorkerEntryEntity[] }> {
  const group = await loadBy(tx, WorkerGroupEntity, { caseCode, organisation: ctx.actor.organisation });
  permit(mayKeepGroup(ctx.actor, group));
  return { group, entries: await entriesOf(tx, group) };
}

/** The lines of a group in their order, locked. */
export function entriesOf(tx: EntityManager, { id }: WorkerGroupEntity): Promise<WorkerEntryEntity[]> {
  return tx.find(WorkerEntryEntity, {
    where: { groupId: id },
    order: { line: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** The group of a case at an organisation; null where the dispute is not collective. */
export function groupOf(
  tx: EntityManager,
  of: { caseCode: string; organisation: string },
): Promise<WorkerGroupEntity | null> {
  const { caseCode, organisation } = of;
  return tx.findOneBy(WorkerGroupEntity, { caseCode, organisation });
}

/** `第3行、第7行`: the lines of workers, in their order. */
export function linesOf(entries: readonly WorkerEntryEntity[]): string {
  return entries.map(({ line }) => `第${line}行`).join('、');
}

/** The lines of the parties named, in the list's order. */
export function entriesNamed(
  tx: EntityManager,
  group: WorkerGroupEntity,
  partyIds: readonly string[],
): Promise<WorkerEntryEntity[]> {
  return tx.find(WorkerEntryEntity, {
    where: { groupId: group.id, partyId: In([...partyIds]) },
    order: { line: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
