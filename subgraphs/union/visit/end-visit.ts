import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type EnquiryCase, openEnquiryCase } from '../enquirer/open-enquiry-case.js';
import { mayServe } from '../staff.policy.js';
import { VisitRecordEntity } from './visit.entity.js';
import { type VisitAct, visitMachine } from './visit.state.js';

/** Advice was enough (解答). */
export function answerVisit(ctx: RequestContext, id: string, text: string): Promise<VisitRecordEntity> {
  return ctx.transaction(async (tx) => {
    const visit = await loadVisit(tx, ctx, id);
    const answer = text.trim();
    if (answer === '') throw new Refusal('BAD_INPUT', '请填写解答内容。');
    await endVisit(tx, ctx, visit, 'answer', { answer });
    return visit;
  });
}

/** The visit becomes a case of the union (转办): its intake is opened and goes on with it. */
export function escalateVisit(ctx: RequestContext, input: EnquiryCase): Promise<VisitRecordEntity> {
  return ctx.transaction(async (tx) => {
    const visit = await loadVisit(tx, ctx, input.id);
    const { id: intakeId, caseCode } = await openEnquiryCase(tx, ctx, 'VISIT', visit, input);
    await endVisit(tx, ctx, visit, 'escalate', { intakeId, caseCode });
    const { id: recordId, organisation, state, number } = visit;
    progress(tx, ctx, { caseCode, organisation, kind: 'VisitRecord', recordId, state, number });
    return visit;
  });
}

async function loadVisit(tx: EntityManager, ctx: RequestContext, id: string): Promise<VisitRecordEntity> {
  const visit = await load(tx, VisitRecordEntity, id);
  permit(mayServe(ctx.actor, visit));
  return visit;
}

async function endVisit(
  tx: EntityManager,
  ctx: RequestContext,
  visit: VisitRecordEntity,
  act: VisitAct,
  changes: Partial<VisitRecordEntity>,
): Promise<void> {
  const next = { ...changes, state: move(visitMachine, visit.state, act), endedOn: ctx.today };
  Object.assign(visit, next);
  await tx.update(VisitRecordEntity, { id: visit.id }, next);
  record(tx, ctx, `visit.${act}`, visit.id, { caseCode: visit.caseCode });
}
