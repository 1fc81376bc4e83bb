import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { excludeDays, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { can } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { closeReferral } from '#kernel/referral/close.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { referralMachine } from '#kernel/referral/referral.state.js';
import { referralsServing } from '../court-referral/referrals-serving.js';
import type { CivilCaseEntity } from './civil-case.entity.js';
import { excludedDays } from './excluded-days.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';

/** Takes the case back into trial after the mediation (恢复审理): the extra time leaves the trial limit, the referral is closed. */
export function resumeTrial(ctx: RequestContext, id: string): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    const referral = (await referralsServing(tx, civilCase.id)).at(-1) ?? null;
    if (referral && underway.has(referral.state)) {
      throw new Refusal(
        'WRONG_STATE',
        '委托调解还没有结果，不能恢复审理。',
        '对方逾期未答复的，请先标记逾期未确认；尚未签收的，可以撤回。',
      );
    }
    if (referral) await excludeMediationTime(tx, ctx, civilCase, referral);
    await moveCivilCase(tx, ctx, civilCase, 'resume', { mediationDue: null });
    if (referral && can(referralMachine, referral.state, 'close')) await closeReferral(tx, ctx, referral);
    return civilCase;
  });
}

const underway = new Set<string>(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);

async function excludeMediationTime(
  tx: EntityManager,
  ctx: RequestContext,
  civilCase: CivilCaseEntity,
  referral: ReferralEntity,
): Promise<void> {
  const limit = await openDeadline(tx, civilCase.id, 'CRT-2');
  if (!limit || !referral.result || !referral.due || !civilCase.mediationDue) return;
  const { reportedOn } = referral.result;
  const days = excludedDays({ firstDue: civilCase.mediationDue, lastDue: referral.due, endedOn: reportedOn });
  if (days === 0) return;
  const text = `委托调解经双方同意延长，原定${civilCase.mediationDue}届满，${reportedOn}结束，延长的${days}日不计入审限（特邀调解规定第27条）`;
  await excludeDays(tx, ctx, limit, days, text);
}
