import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { DocketParticipantEntity } from '../register/docket-participant.entity.js';
import { DocketDuplicateEntity, type DuplicateReason } from './duplicate.entity.js';
import { mayDecideDuplicate } from './duplicate.policy.js';
import { type DuplicateAct, duplicateMachine } from './duplicate.state.js';
import { lockDuplicates } from './find-duplicates.js';
import { setLeads } from './first-door.js';

/** The two cases are one dispute (确认关联): the first door leads, and each goes on and answers for itself. */
export function linkDuplicate(ctx: RequestContext, id: string): Promise<DocketDuplicateEntity> {
  return decide(ctx, id, 'link', null);
}

/** They are not (排除重复); the pair is not proposed again. */
export function refuseDuplicate(
  ctx: RequestContext,
  id: string,
  reason: DuplicateReason,
): Promise<DocketDuplicateEntity> {
  return decide(ctx, id, 'refuse', reason);
}

/** The link was wrong (解除关联): each case counts for itself again. */
export function unlinkDuplicate(
  ctx: RequestContext,
  id: string,
  reason: DuplicateReason,
): Promise<DocketDuplicateEntity> {
  return decide(ctx, id, 'unlink', reason);
}

function decide(
  ctx: RequestContext,
  id: string,
  act: DuplicateAct,
  reason: DuplicateReason | null,
): Promise<DocketDuplicateEntity> {
  return ctx.transaction(async (tx) => {
    await lockDuplicates(tx);
    const duplicate = await load(tx, DocketDuplicateEntity, id);
    permit(mayDecideDuplicate(ctx.actor, await isConcerned(tx, ctx, duplicate)));
    const decided = {
      ...{ state: move(duplicateMachine, duplicate.state, act), reason, decidedAt: ctx.now },
      ...{ decidedBy: ctx.actor.id, decidedOrganisation: ctx.actor.organisation },
    };
    await tx.update(DocketDuplicateEntity, duplicate.id, decided);
    const { one, other } = duplicate;
    if (act !== 'refuse') await setLeads(tx, [one, other]);
    record(tx, ctx, `duplicate.${act}`, duplicate.id, { caseCode: one, details: { other, reason } });
    return { ...duplicate, ...decided };
  });
}

function isConcerned(
  tx: EntityManager,
  { actor: { organisation } }: RequestContext,
  { one, other }: DocketDuplicateEntity,
): Promise<boolean> {
  return tx.existsBy(DocketParticipantEntity, [
    { organisation, caseCode: one },
    { organisation, caseCode: other },
  ]);
}
