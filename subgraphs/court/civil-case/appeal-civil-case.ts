import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines, meetDeadline, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import type { PartySide } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { parseCaseNumber } from '#kernel/values/case-number.js';
import { judgesOnly } from '../staff.policy.js';
import type { AppealOutcome, CivilCaseEntity } from './civil-case.entity.js';
import { mayConcludeCivilCase } from './civil-case.policy.js';
import { civilCaseMachine } from './civil-case.state.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';
import { isAppealable } from './serve-judgment.js';

export interface Appeal {
  id: string;
  by: PartySide;
  /** Day of the postmark; null where it was handed in. */
  postmarkedOn: string | null;
}

/** A party appeals (上诉). Refuses with OUT_OF_TIME after CRT-3, and with WRONG_STATE in small claims. */
export function appealCivilCase(ctx: RequestContext, appeal: Appeal): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const { id, by: appealedBy } = appeal;
    const civilCase = await loadCivilCase(tx, ctx, id);
    move(civilCaseMachine, civilCase.state, 'appeal');
    if (!isAppealable(civilCase))
      throw new Refusal('WRONG_STATE', '小额诉讼一审终审，不能上诉。', '不服的，可以申请再审。');
    const limit = await openDeadline(tx, id, 'CRT-3');
    if (!limit) throw new Refusal('WRONG_STATE', '裁判文书还没有登记送达。', '请先登记送达日期。');
    const appealedOn = appeal.postmarkedOn ?? ctx.today;
    if (appealedOn > ctx.today) throw new Refusal('BAD_INPUT', '邮戳日期不能晚于今天。');
    if (appealedOn > limit.due)
      throw new Refusal(
        'OUT_OF_TIME',
        `上诉期限已于${limit.due}届满。`,
        '裁判已经生效；有法定情形的可以申请再审。',
      );
    await meetDeadline(tx, ctx, id, 'CRT-3', appealedOn);
    await moveCivilCase(tx, ctx, civilCase, 'appeal', { appealedOn, appealedBy });
    return civilCase;
  });
}

/** The court above has registered the appeal under its 民终 number (二审立案): its time to decide runs. */
export function registerAppeal(ctx: RequestContext, id: string, number: string): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    const { caseCode, organisation } = civilCase;
    move(civilCaseMachine, civilCase.state, 'registerAppeal');
    if (civilCase.secondInstanceNumber !== null) throw new Refusal('WRONG_STATE', '二审案号已经登记。');
    if (parseCaseNumber(number).type !== '民终')
      throw new Refusal('INVALID_CASE_NUMBER', '二审案号的类型代字应当是“民终”。');
    const subject = { caseCode, organisation, recordKind: 'CivilCase', recordId: id };
    await startDeadline(tx, ctx, { ...subject, rule: 'CRT-3', variant: 'SECOND_INSTANCE', from: ctx.today });
    await moveCivilCase(tx, ctx, civilCase, 'registerAppeal', { secondInstanceNumber: number });
    return civilCase;
  });
}

/** The court above has decided, or the appeal was settled or withdrawn (二审终结): the case is final. */
export function concludeAppeal(
  ctx: RequestContext,
  id: string,
  appealOutcome: AppealOutcome,
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    permit(mayConcludeCivilCase(ctx.actor, civilCase), judgesOnly);
    move(civilCaseMachine, civilCase.state, 'concludeAppeal');
    await endDeadlines(tx, ctx, id);
    await moveCivilCase(tx, ctx, civilCase, 'concludeAppeal', { appealOutcome, finalOn: ctx.today });
    return civilCase;
  });
}
