import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { seats } from './form-tribunal.js';
import { clockOf, loadArbitration, needText } from './load-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

export interface RecusalRequest {
  id: string;
  partyId: string;
  arbitrator: string;
  reason: string;
}

/** A party asks that an arbitrator withdraw (申请回避); the time to decide begins. */
export function requestRecusal(ctx: RequestContext, input: RecusalRequest): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    const { caseCode, organisation, recusals } = arbitration;
    const { partyId, arbitrator } = input;
    const reason = needText(input.reason, '请写明申请回避的理由。');
    const known = await tx.findBy(PartyEntity, { caseCode, organisation });
    if (!known.some((party) => party.id === partyId))
      throw new Refusal('BAD_INPUT', '申请人不是本案当事人。');
    if (!arbitration.arbitrators.includes(arbitrator))
      throw new Refusal('BAD_INPUT', '被申请回避的人不在本案仲裁庭。', '请从仲裁庭组成人员中选择。');
    if (recusals.some((recusal) => recusal.decidedOn === null))
      throw new Refusal('WRONG_STATE', '还有一件回避申请没有决定。');
    const open = { partyId, arbitrator, reason, requestedOn: ctx.today, decidedOn: null, granted: null };
    await moveArbitration(tx, ctx, arbitration, 'requestRecusal', { recusals: [...recusals, open] });
    await startDeadline(tx, ctx, { ...clockOf(arbitration), rule: 'ARB-7', from: ctx.today });
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** Decides on the recusal (回避决定). Where it is granted another arbitrator takes the seat. */
export function decideRecusal(
  ctx: RequestContext,
  input: { id: string; replacement?: string | null },
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    const asked = arbitration.recusals.find((recusal) => recusal.decidedOn === null);
    if (!asked) throw new Refusal('WRONG_STATE', '没有待决定的回避申请。');
    const replacement = input.replacement?.trim() || null;
    const granted = replacement !== null;
    const seated = arbitration.arbitrators.map((name) =>
      granted && name === asked.arbitrator ? replacement : name,
    );
    await moveArbitration(tx, ctx, arbitration, 'decideRecusal', {
      arbitrators: seats(seated, arbitration.collective),
      recusals: arbitration.recusals.map((recusal) =>
        recusal === asked ? { ...recusal, decidedOn: ctx.today, granted } : recusal,
      ),
    });
    await meetDeadline(tx, ctx, input.id, 'ARB-7');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}
