import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { recountMediation } from '#kernel/mediation/recount-mediation.js';
import { recordKind } from '#kernel/mediation/record-kind.js';
import { recountAnswer } from '#kernel/referral/recount.js';
import { letterKindOf } from '#kernel/supervision/move-letter.js';
import { recountLetter } from '#kernel/supervision/recount-letter.js';
import { tellNewEnd } from './tell-new-end.js';

/** A deadline was counted anew: whatever else shows its last day follows: the record, the other side of a referral, the register. */
export async function carryRecount(
  tx: EntityManager,
  ctx: RequestContext,
  before: DeadlineEntity,
  after: DeadlineEntity,
): Promise<void> {
  if (before.due === after.due) return;
  const { manifest } = ctx.agency;
  const { recordKind: kind, recordId, rule, startsFrom: from } = after;
  const recount = { recordId, rule, from, before: before.due, due: after.due };
  if (kind === 'Referral') await recountAnswer(tx, ctx, recount);
  if (kind === recordKind(manifest, 'MediationCase')) await recountMediation(tx, ctx, recount);
  if (kind === letterKindOf(ctx)) await recountLetter(tx, recount);
  await manifest.recounted?.[kind]?.(tx, ctx, recount);
  await tellNewEnd(tx, ctx, before, after);
}
