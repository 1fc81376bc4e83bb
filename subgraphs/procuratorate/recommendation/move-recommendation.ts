import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { RecommendationEntity } from './recommendation.entity.js';
import { mayWorkRecommendation } from './recommendation.policy.js';
import { type RecommendationAct, recommendationMachine } from './recommendation.state.js';

export async function loadRecommendation(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<RecommendationEntity> {
  const recommendation = await load(tx, RecommendationEntity, id);
  permit(mayWorkRecommendation(ctx.actor, recommendation));
  return recommendation;
}

/** Moves a recommendation, records the act and tells the register. */
export async function moveRecommendation(
  tx: EntityManager,
  ctx: RequestContext,
  row: RecommendationEntity,
  act: RecommendationAct,
  changes: Partial<RecommendationEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(recommendationMachine, row.state, act) };
  Object.assign(row, next);
  await tx.update(RecommendationEntity, { id: row.id }, next);
  record(tx, ctx, `recommendation.${act}`, row.id, { caseCode: row.caseCode });
  noteRecommendation(tx, ctx, row);
}

/** Tells the register how it stands; it is in hand until it is followed or withdrawn. */
export function noteRecommendation(tx: EntityManager, ctx: RequestContext, row: RecommendationEntity): void {
  const { id: recordId, caseCode, organisation, state, number } = row;
  const dueOn = row.repliedOn === null && row.endedOn === null ? row.replyDue : null;
  const holding = row.endedOn === null;
  progress(tx, ctx, {
    ...{ caseCode, organisation, kind: 'ProcuratorialRecommendation', recordId, state, number },
    ...{ dueOn, holding },
  });
}
