import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { reopenAid } from '../legal-aid/reopen-aid.js';
import { reviewRule } from './file-objection.js';
import { noteObjection } from './move-objection.js';
import { LegalAidObjectionEntity, type ObjectionOutcome } from './objection.entity.js';
import { mayReviewObjection } from './objection.policy.js';
import { type ObjectionAct, objectionMachine } from './objection.state.js';

const acts: Record<ObjectionOutcome, ObjectionAct> = {
  MAINTAINED: 'maintain',
  ORDERED_TO_CORRECT: 'orderToCorrect',
};

/** Reviews an objection (审查异议): the refusal stands, or the institution is ordered to correct it and decides anew. */
export function reviewObjection(
  ctx: RequestContext,
  { id, outcome, text }: { id: string; outcome: ObjectionOutcome; text: string },
): Promise<LegalAidObjectionEntity> {
  return ctx.transaction(async (tx) => {
    const objection = await load(tx, LegalAidObjectionEntity, id);
    permit(mayReviewObjection(ctx.actor, objection));
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明审查决定的理由。');
    await keepReview(tx, ctx, objection, outcome, text.trim());
    if (outcome === 'ORDERED_TO_CORRECT') await reopenAid(tx, ctx, objection.aidId);
    await noteObjection(tx, ctx, objection);
    return objection;
  });
}

async function keepReview(
  tx: EntityManager,
  ctx: RequestContext,
  objection: LegalAidObjectionEntity,
  outcome: ObjectionOutcome,
  reviewText: string,
): Promise<void> {
  const state = move(objectionMachine, objection.state, acts[outcome]);
  const next = { state, outcome, reviewedOn: ctx.today, reviewText };
  Object.assign(objection, next);
  await tx.update(LegalAidObjectionEntity, { id: objection.id }, next);
  await meetDeadline(tx, ctx, objection.id, reviewRule);
  record(tx, ctx, `aid-objection.${acts[outcome]}`, objection.id, { caseCode: objection.caseCode });
}
