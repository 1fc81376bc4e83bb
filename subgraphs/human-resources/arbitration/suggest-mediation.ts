import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { endPause } from './end-pause.js';
import { freshConsents } from './fresh-consents.js';
import { loadArbitration, needText } from './load-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** Suggests mediation to the parties (调解建议书, 办案规则 §69). The time to decide on acceptance runs on until both agree. */
export function suggestMediation(
  ctx: RequestContext,
  id: string,
  number: string | null,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    await moveArbitration(tx, ctx, arbitration, 'suggestMediation', {
      ...{ suggestedOn: ctx.today, suggestionNumber: number?.trim() || null },
      ...{ suggestionReferralId: null, suggestionOutcome: null },
    });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

export interface SuggestedMediation {
  id: string;
  /** Organisation code of the union or the people's mediation. */
  to: string;
  materials: string[];
}

/** Both sides have agreed: the dispute goes to the mediators (A03), and acceptance is paused (暂缓受理). */
export function referSuggestion(
  ctx: RequestContext,
  { id, to, materials }: SuggestedMediation,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const { caseCode, organisation, suggestionNumber: number } = arbitration;
    await weighArrow(tx, ctx, { arrow: 'A03', caseCode, from: organisation, to, recordId: id });
    await moveArbitration(tx, ctx, arbitration, 'referSuggestion');
    const consents = await freshConsents(tx, arbitration, arbitration.suggestedOn!);
    const referral = await issueReferral(tx, ctx, {
      ...{ arrow: 'A03', from: organisation, to, caseCode, recordId: id, consents, materials },
      letter: { type: 'MEDIATION_SUGGESTION', number, title: '调解建议书', signedBy: ctx.actor.name },
      content: { mediation: { stage: 'PRE_FILING' } },
    });
    arbitration.suggestionReferralId = referral.id;
    await tx.update(ArbitrationCaseEntity, { id }, { suggestionReferralId: referral.id });
    await meetDeadline(tx, ctx, id, 'ARB-2');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** A party does not want mediation, or the mediation is over: acceptance goes on (恢复受理审查). */
export function endSuggestion(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    needText(reason, '请写明理由。');
    const { suggestionReferralId, suggestionOutcome } = arbitration;
    if (suggestionReferralId && suggestionOutcome === null) {
      const { due } = await tx.findOneByOrFail(ReferralEntity, {
        id: suggestionReferralId,
        direction: 'OUT',
      });
      if (due === null || ctx.today <= due)
        throw new Refusal(
          'WRONG_STATE',
          '调解还没有结束。',
          due
            ? `调解期限至${due}。当事人不愿继续的，请登记撤回同意。`
            : '可以撤回尚未签收的移送，或登记当事人撤回同意。',
        );
      const { caseCode, organisation } = arbitration;
      const expired = { kind: 'MEDIATION_EXPIRED', at: due, evidence: '调解期限届满' } as const;
      const sourceId = suggestionReferralId;
      await recordInterruption(tx, ctx, { caseCode, organisation, sourceId, ...expired });
    }
    await endPause(tx, ctx, arbitration, ctx.today);
    return arbitration;
  });
}
