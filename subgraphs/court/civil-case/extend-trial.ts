import { permit } from '#kernel/act.js';
import type { DeadlineExtension } from '#kernel/clock/compute-deadline.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import type { RequestContext } from '#kernel/context.js';
import { extendDeadline, openDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { needText } from '../filing-intake/load-intake.js';
import { judgesOnly } from '../staff.policy.js';
import type { CivilCaseEntity, Procedure } from './civil-case.entity.js';
import { mayConcludeCivilCase } from './civil-case.policy.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';

/** Lengthens the time to try the case (延长审限), once, by what the law allows its procedure. */
export function extendTrial(ctx: RequestContext, id: string, reason: string): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    permit(mayConcludeCivilCase(ctx.actor, civilCase), judgesOnly);
    const text = needText(reason, '延长审限的理由');
    const limit = await openDeadline(tx, id, 'CRT-2');
    if (!limit || limit.extendedBy.length > 0)
      throw new Refusal('WRONG_STATE', limit ? '审限已经延长过一次。' : '本案没有可以延长的审限。');
    const by = trialExtension(civilCase.procedure, localDate(limit.startsFrom));
    await extendDeadline(tx, ctx, limit, by, `经批准延长${by.amount}个月：${text}`);
    await moveCivilCase(tx, ctx, civilCase, 'extend');
    return civilCase;
  });
}

/** The extension CRT-2 states: 普通程序经批准延长6个月；简易、小额程序延长1个月. */
export function trialExtension(procedure: Procedure, on: LocalDate): DeadlineExtension {
  const stated = /普通程序经批准延长(?<ordinary>\d+)个月；简易、小额程序延长(?<summary>\d+)个月/.exec(
    deadlineRule('CRT-2', { on }).extension ?? '',
  )?.groups;
  if (!stated) throw new Error('CRT-2 states no extension.');
  return { amount: Number(procedure === 'ORDINARY' ? stated.ordinary : stated.summary), unit: 'MONTH' };
}
