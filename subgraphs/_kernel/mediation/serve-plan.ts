import { randomUUID } from 'node:crypto';
import { load } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import type { LapseHandler } from '#kernel/timers/lapse.js';
import { localDate } from '#kernel/values/local-date.js';
import { loadMediation } from './load-mediation.js';
import { MediationPlanEntity } from './mediation-plan.entity.js';
import { mediationMachine } from './mediation.state.js';
import { endMediation } from './report-result.js';

/** Seven days to object to a plan both sides agreed to be served with (法发〔2016〕14号). */
export const planRule = 'MED-11';

export interface NewPlan {
  mediationId: string;
  text: string;
  agreedBy: string;
  servedOn: string;
}

/** A written plan has reached both sides (送达书面调解方案): the time to object runs. */
export function servePlan(ctx: RequestContext, input: NewPlan): Promise<MediationPlanEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await loadMediation(tx, ctx, input.mediationId);
    const { id: mediationId, caseCode, organisation, acceptedOn } = mediation;
    move(mediationMachine, mediation.state, 'draft');
    const { servedOn } = input;
    const [text, agreedBy] = [input.text.trim(), input.agreedBy.trim()];
    if (text === '' || agreedBy === '')
      throw new Refusal('BAD_INPUT', '请填写调解方案，以及双方同意以此方式调解的凭证。');
    if (servedOn > ctx.today || servedOn < acceptedOn)
      throw new Refusal('BAD_INPUT', '送达日期不能晚于今天，也不能早于受理之日。');
    const row: MediationPlanEntity = {
      ...{ id: randomUUID(), mediationId, caseCode, organisation, text, agreedBy, servedOn },
      ...{ objectedOn: null, objection: null, deemedOn: null },
    };
    await tx.insert(MediationPlanEntity, row);
    const subject = { caseCode, organisation, recordKind: 'MediationPlan', recordId: row.id };
    await startDeadline(tx, ctx, { ...subject, rule: planRule, from: localDate(servedOn) });
    record(tx, ctx, 'mediation-plan.serve', row.id, { caseCode, details: { servedOn } });
    return row;
  });
}

/** A side objects in writing: the mediation has failed (提出异议视为调解不成). Later than its last day it is too late. */
export function objectToPlan(
  ctx: RequestContext,
  { planId, on, text }: { planId: string; on: string; text: string },
): Promise<MediationPlanEntity> {
  return ctx.transaction(async (tx) => {
    const row = await load(tx, MediationPlanEntity, planId);
    const mediation = await loadMediation(tx, ctx, row.mediationId);
    const limit = await openDeadline(tx, planId, planRule);
    if (!limit) throw new Refusal('WRONG_STATE', '对调解方案的异议期已经结束。');
    if (on > ctx.today || on < row.servedOn)
      throw new Refusal('BAD_INPUT', '日期不能晚于今天，也不能早于送达日期。');
    if (on > limit.due) throw new Refusal('OUT_OF_TIME', `异议期已于${limit.due}届满，视为达成协议。`);
    const objection = text.trim();
    if (objection === '') throw new Refusal('BAD_INPUT', '请填写书面异议的内容。');
    const objected = { objectedOn: on, objection };
    await tx.update(MediationPlanEntity, planId, objected);
    await meetDeadline(tx, ctx, planId, planRule, on);
    record(tx, ctx, 'mediation-plan.object', planId, { caseCode: row.caseCode });
    await endMediation(tx, ctx, mediation, 'TOO_FAR_APART', '一方对书面调解方案提出异议');
    return { ...row, ...objected };
  });
}

/** Nobody objected (未提异议视为达成协议): the plan counts as agreed to, and the mediators draw the agreement up from it. */
export const planUnopposed: LapseHandler = async (tx, ctx, { recordId: id, due }) => {
  const row = await tx.findOne(MediationPlanEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!row || row.objectedOn !== null || row.deemedOn !== null) return true;
  await tx.update(MediationPlanEntity, id, { deemedOn: due });
  await meetDeadline(tx, ctx, id, planRule, due);
  record(tx, ctx, 'mediation-plan.deem', id, { caseCode: row.caseCode, details: { deemedOn: due } });
  return true;
};
