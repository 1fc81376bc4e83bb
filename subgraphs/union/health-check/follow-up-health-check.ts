import { IsNull } from 'typeorm';
import { load } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { type LegalHealthCheckEntity, LegalHealthFindingEntity } from './health-check.entity.js';
import { loadHealthCheck, moveHealthCheck } from './move-health-check.js';

/** The report is with the employer; the union goes on looking at what is put right (跟踪整改). */
export function followUpHealthCheck(ctx: RequestContext, id: string): Promise<LegalHealthCheckEntity> {
  return ctx.transaction(async (tx) => {
    const check = await loadHealthCheck(tx, ctx, id);
    await moveHealthCheck(tx, ctx, check, 'followUp');
    return check;
  });
}

/** A second look at one finding: put right or not, in words (回访). */
export function recordFindingFollowUp(
  ctx: RequestContext,
  { findingId, rectified, text }: { findingId: string; rectified: boolean; text: string },
): Promise<LegalHealthCheckEntity> {
  return ctx.transaction(async (tx) => {
    const finding = await load(tx, LegalHealthFindingEntity, findingId);
    const check = await loadHealthCheck(tx, ctx, finding.checkId);
    if (check.state !== 'FOLLOW_UP') throw new Refusal('WRONG_STATE', '法治体检不在跟踪整改阶段。');
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请填写整改情况。');
    const seen = { rectified, followUp: text.trim(), followedUpOn: ctx.today };
    await tx.update(LegalHealthFindingEntity, finding.id, seen);
    record(tx, ctx, 'health-check.look-again', finding.id);
    return check;
  });
}

/** Every finding has been looked at again (办结); what was not put right may be followed by a supervision letter. */
export function closeHealthCheck(
  ctx: RequestContext,
  id: string,
  text: string,
): Promise<LegalHealthCheckEntity> {
  return ctx.transaction(async (tx) => {
    const check = await loadHealthCheck(tx, ctx, id);
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请填写办结情况。');
    const unseen = await tx.countBy(LegalHealthFindingEntity, {
      checkId: check.id,
      followedUpOn: IsNull(),
    });
    if (unseen > 0) throw new Refusal('WRONG_STATE', `还有${unseen}项发现没有回访，不能办结。`);
    await moveHealthCheck(tx, ctx, check, 'close', { closingText: text.trim(), closedOn: ctx.today });
    return check;
  });
}
