import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { mayInspect } from '../inspection/inspection.policy.js';
import { WageBlacklistEntryEntity } from './entry.entity.js';
import { type BlacklistAct, blacklistMachine } from './entry.state.js';

type Changes = Partial<WageBlacklistEntryEntity>;

/** One act of an inspector on an entry: moved, saved, recorded, told to the register. */
export function actOnEntry(
  ctx: RequestContext,
  id: string,
  act: BlacklistAct,
  change: (tx: EntityManager, entry: WageBlacklistEntryEntity) => Changes | Promise<Changes>,
): Promise<WageBlacklistEntryEntity> {
  return ctx.transaction(async (tx) => {
    const entry = await load(tx, WageBlacklistEntryEntity, id);
    permit(mayInspect(ctx.actor, entry));
    const state = move(blacklistMachine, entry.state, act);
    const next = { ...(await change(tx, entry)), state };
    Object.assign(entry, next);
    await tx.update(WageBlacklistEntryEntity, { id }, next);
    record(tx, ctx, `blacklist.${act}`, id, { caseCode: entry.caseCode });
    await noteEntry(tx, ctx, entry, entry.endedOn === null ? undefined : false);
    return entry;
  });
}

/** Tells the register how the entry stands. */
export async function noteEntry(
  tx: EntityManager,
  ctx: RequestContext,
  entry: WageBlacklistEntryEntity,
  holding?: boolean,
): Promise<void> {
  const { id, caseCode, organisation, state, noticeNumber, decisionNumber, endNumber } = entry;
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'WageBlacklistEntry', recordId: id, state },
    number: endNumber ?? decisionNumber ?? noticeNumber,
    dueOn: await nextDue(tx, id),
    ...(holding === undefined ? {} : { holding }),
  });
}

/** What a deadline of the entry belongs to. */
export function entryClock({ caseCode, organisation, id }: WageBlacklistEntryEntity) {
  return { caseCode, organisation, recordKind: 'WageBlacklistEntry', recordId: id };
}

/** The clock of one case of a rule that has several; null where none was started. */
export function clockOfVariant(
  tx: EntityManager,
  recordId: string,
  rule: string,
  variant: string,
): Promise<DeadlineEntity | null> {
  return tx.findOne(DeadlineEntity, {
    where: { recordId, rule, variant },
    order: { startsFrom: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });
}
