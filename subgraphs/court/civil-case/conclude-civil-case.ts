import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { can } from '#kernel/machine.js';
import { closeReferral } from '#kernel/referral/close.js';
import { referralMachine } from '#kernel/referral/referral.state.js';
import { referralsServing } from '../court-referral/referrals-serving.js';
import { judgesOnly } from '../staff.policy.js';
import type { CivilCaseEntity, Conclusion } from './civil-case.entity.js';
import { mayConcludeCivilCase } from './civil-case.policy.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';

const acts = { JUDGED: 'judge', DISMISSED: 'dismiss', MEDIATED: 'mediate', WITHDRAWN: 'withdraw' } as const;

/** Opens the trial of a case that does not go to mediation (开庭审理). */
export function openTrial(ctx: RequestContext, id: string): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    await endDeadlines(tx, ctx, civilCase.intakeId);
    await moveCivilCase(tx, ctx, civilCase, 'hear');
    return civilCase;
  });
}

/** Ends the case by judgment, by a ruling that dismisses the suit, by the court's mediation statement, or by withdrawal (结案). */
export function concludeCivilCase(
  ctx: RequestContext,
  id: string,
  conclusion: Conclusion,
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    permit(mayConcludeCivilCase(ctx.actor, civilCase), judgesOnly);
    await endDeadlines(tx, ctx, civilCase.id);
    await endDeadlines(tx, ctx, civilCase.intakeId);
    await moveCivilCase(tx, ctx, civilCase, acts[conclusion], { conclusion, concludedOn: ctx.today });
    for (const referral of await referralsServing(tx, civilCase.id)) {
      if (can(referralMachine, referral.state, 'close')) await closeReferral(tx, ctx, referral);
    }
    return civilCase;
  });
}
