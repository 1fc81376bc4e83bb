import type { RequestContext } from '#kernel/context.js';
import { resumeDeadline, suspendDeadline } from '#kernel/deadline/interrupt-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import type { ArbitrationAct, ArbitrationState } from './arbitration.state.js';
import { awardClock } from './award-time.js';
import { closeArbitration } from './end-arbitration.js';
import { loadArbitration, needText } from './load-arbitration.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';

/** Suspends the arbitration (中止): the time for the award stands still until it is taken up again (办案规则 §46, §47). */
export function suspendArbitration(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const suspension = {
      on: ctx.today,
      from: arbitration.state,
      reason: needText(reason, '请写明中止的理由。'),
    };
    await moveArbitration(tx, ctx, arbitration, 'suspend', { suspension });
    await suspendDeadline(tx, ctx, await awardClock(tx, id), '中止审理');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

const resuming: Partial<Record<ArbitrationState, ArbitrationAct>> = {
  TRIBUNAL_FORMED: 'resumeTribunal',
  DEFENCE: 'resumeDefence',
  HEARING: 'resumeHearing',
};

/** Takes a suspended arbitration up where it was (恢复审理); the days it stood still do not count. */
export function resumeArbitration(ctx: RequestContext, id: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const { suspension } = arbitration;
    if (!suspension) throw new Refusal('WRONG_STATE', '本案没有中止。');
    await moveArbitration(tx, ctx, arbitration, resuming[suspension.from]!, { suspension: null });
    // One suspended before its clock could stand still has the day in its own record alone.
    const clock = { ...(await awardClock(tx, id)), suspendedOn: suspension.on };
    await resumeDeadline(tx, ctx, clock, '中止审理');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** A party has sued because the award is late: the arbitration is over (终止, 调仲法 §43; 办案规则 §48). */
export function terminateArbitration(
  ctx: RequestContext,
  id: string,
  reason: string,
): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const endReason = needText(reason, '请写明起诉的法院和案号。');
    const { due } = await awardClock(tx, id);
    if ((arbitration.suspension?.on ?? ctx.today) <= due)
      throw new Refusal(
        'WRONG_STATE',
        '仲裁期限还没有届满，起诉不终止仲裁。',
        `裁决期限：${due}（调解仲裁法第43条）。`,
      );
    await closeArbitration(tx, ctx, arbitration, 'terminate', { endReason });
    return arbitration;
  });
}
