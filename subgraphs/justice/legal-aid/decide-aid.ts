import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { LegalAidCaseEntity } from './aid.entity.js';
import type { DecideAidInput } from './aid.type.js';
import { answerSender } from './follow-referral.js';
import { needMeans } from './means-test.js';
import { loadAid, moveAid, noteAid } from './move-aid.js';
import { nextDecisionNumber } from './decision-number.js';

/** Decides on the application (给予、不予援助); a grant begins the time to assign. The sender learns the decision, never the means. */
export function decideAid(ctx: RequestContext, input: DecideAidInput): Promise<LegalAidCaseEntity> {
  return ctx.transaction(async (tx) => {
    const aid = await loadAid(tx, ctx, input.id);
    const { granted, reason } = input;
    if (reason.trim() === '') throw new Refusal('BAD_INPUT', '请写明决定的理由。');
    const means = {
      meansExemption: input.meansExemption ?? aid.meansExemption,
      meansDeclaration: input.meansDeclaration ?? aid.meansDeclaration,
    };
    if (granted) needMeans(means);
    const decision = {
      ...means,
      decidedOn: ctx.today,
      decidedBy: ctx.actor.delegate?.id ?? ctx.actor.id,
      decisionReason: reason,
      endedOn: granted ? null : ctx.today,
    };
    const decisionNumber =
      input.number?.trim() || (await nextDecisionNumber(tx, ctx.actor.organisation, ctx.today.slice(0, 4)));
    await moveAid(tx, ctx, aid, granted ? 'grant' : 'refuse', { ...decision, decisionNumber });
    await tellSender(tx, ctx, aid);
    await meetDeadline(tx, ctx, aid.id, 'LA-1');
    if (granted) await startAssignment(tx, ctx, aid);
    await noteAid(tx, ctx, aid);
    return aid;
  });
}

async function tellSender(tx: EntityManager, ctx: RequestContext, aid: LegalAidCaseEntity): Promise<void> {
  const outcome = aid.state === 'GRANTED' ? 'GRANTED' : 'REFUSED';
  const ruling = {
    type: 'AID_DECISION',
    number: aid.decisionNumber,
    decision: outcome,
    decidedOn: ctx.today,
    reason: aid.decisionReason,
  };
  await answerSender(tx, ctx, aid, { outcome, text: aid.decisionReason, ruling });
}

async function startAssignment(
  tx: EntityManager,
  ctx: RequestContext,
  { id, caseCode, organisation }: LegalAidCaseEntity,
): Promise<void> {
  await startDeadline(tx, ctx, {
    caseCode,
    organisation,
    recordKind: 'LegalAidCase',
    recordId: id,
    rule: 'LA-2',
    from: ctx.today,
  });
}
