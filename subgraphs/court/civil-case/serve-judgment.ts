import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, openDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate } from '#kernel/values/local-date.js';
import { judgesOnly } from '../staff.policy.js';
import type { CivilCaseEntity } from './civil-case.entity.js';
import { mayConcludeCivilCase } from './civil-case.policy.js';
import { civilCaseMachine } from './civil-case.state.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';

/** Small claims end with the first instance (一审终审). */
export function isAppealable({ procedure }: Pick<CivilCaseEntity, 'procedure'>): boolean {
  return procedure !== 'SMALL_CLAIMS';
}

/** The last party has been served with the judgment or ruling (送达): the days to appeal run from it. */
export function serveJudgment(
  ctx: RequestContext,
  id: string,
  servedOn: LocalDate | null,
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    const { caseCode, organisation, conclusion, concludedOn } = civilCase;
    const on = servedOn ?? ctx.today;
    move(civilCaseMachine, civilCase.state, 'serve');
    if (civilCase.judgmentServedOn !== null) throw new Refusal('WRONG_STATE', '裁判文书已经登记送达。');
    if ((concludedOn && on < concludedOn) || on > ctx.today)
      throw new Refusal('BAD_INPUT', '送达日期应当在裁判之后，且不晚于今天。');
    if (isAppealable(civilCase)) {
      const variant = conclusion === 'DISMISSED' ? 'RULING' : 'APPEAL';
      const subject = { caseCode, organisation, recordKind: 'CivilCase', recordId: id };
      await startDeadline(tx, ctx, { ...subject, rule: 'CRT-3', variant, from: on });
    }
    await moveCivilCase(tx, ctx, civilCase, 'serve', { judgmentServedOn: on });
    return civilCase;
  });
}

/** Nobody has appealed in time, or the last party has signed for the mediation statement (生效). */
export function takeEffect(ctx: RequestContext, id: string): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, id);
    permit(mayConcludeCivilCase(ctx.actor, civilCase), judgesOnly);
    move(civilCaseMachine, civilCase.state, 'takeEffect');
    if (civilCase.state === 'JUDGED') await needAppealOver(tx, ctx, civilCase);
    await meetDeadline(tx, ctx, id, 'CRT-3');
    await moveCivilCase(tx, ctx, civilCase, 'takeEffect', { finalOn: ctx.today });
    return civilCase;
  });
}

async function needAppealOver(
  tx: EntityManager,
  ctx: RequestContext,
  { id, judgmentServedOn }: CivilCaseEntity,
): Promise<void> {
  if (judgmentServedOn === null)
    throw new Refusal('WRONG_STATE', '裁判文书还没有送达，不能登记生效。', '请先登记送达日期。');
  const appeal = await openDeadline(tx, id, 'CRT-3');
  if (appeal && ctx.today <= appeal.due)
    throw new Refusal('WRONG_STATE', `上诉期限到${appeal.due}才届满，裁判还没有生效。`);
}
