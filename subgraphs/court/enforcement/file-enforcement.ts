import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { takeUpReferral } from '../counter/take-up-referral.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { needUnusedNumber } from '../profile/unused-number.js';
import { judgesOnly } from '../staff.policy.js';
import { EnforcementEntity } from './enforcement.entity.js';
import { mayRuleEnforcement } from './enforcement.policy.js';
import { loadEnforcement, moveEnforcement } from './move-enforcement.js';

/** Files the application under its 执 number (执行立案). */
export function fileEnforcement(ctx: RequestContext, id: string, number: string): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    await checkNumber(tx, ctx, enforcement, number, '执');
    await moveEnforcement(tx, ctx, enforcement, 'file', { number, filedOn: ctx.today });
    const due = await nextDue(tx, id);
    await takeUpReferral(tx, ctx, enforcement.referralId, { recordId: id, due, number });
    return enforcement;
  });
}

/** The debtor is told to pay and to report property (执行通知书、财产报告令). */
export function notifyDebtor(ctx: RequestContext, id: string): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    await moveEnforcement(tx, ctx, enforcement, 'notify', { noticeOn: ctx.today });
    return enforcement;
  });
}

/** The respondent says that the application came too late (时效异议). Refuses with WRONG_STATE where it came in time. */
export function raiseBar(ctx: RequestContext, id: string): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    if (!enforcement.late) {
      throw new Refusal(
        'WRONG_STATE',
        `申请执行期限到${enforcement.applyBy}，申请没有超过期限，时效异议不成立。`,
      );
    }
    await moveEnforcement(tx, ctx, enforcement, 'raiseBar', { barRaisedOn: ctx.today });
    return enforcement;
  });
}

/** Property has been found after the round ended: the enforcement goes on under a 执恢 number (恢复执行). */
export function takeUpAgain(ctx: RequestContext, id: string, number: string): Promise<EnforcementEntity> {
  return ctx.transaction(async (tx) => {
    const enforcement = await loadEnforcement(tx, ctx, id);
    permit(mayRuleEnforcement(ctx.actor, enforcement), judgesOnly);
    await checkNumber(tx, ctx, enforcement, number, '执恢');
    const changes = { number, filedOn: ctx.today, noticeOn: null, note: null };
    await moveEnforcement(tx, ctx, enforcement, 'takeUpAgain', changes);
    const { caseCode, organisation } = enforcement;
    const subject = { caseCode, organisation, recordKind: 'Enforcement', recordId: id };
    await startDeadline(tx, ctx, { ...subject, rule: 'ENF-2', from: ctx.today });
    return enforcement;
  });
}

async function checkNumber(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation }: EnforcementEntity,
  number: string,
  type: string,
): Promise<void> {
  await checkCaseNumber(tx, organisation, number, [type], ctx.today);
  await needUnusedNumber(tx, EnforcementEntity, organisation, number);
}
