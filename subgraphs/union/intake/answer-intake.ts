import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { UnionIntakeEntity } from './intake.entity.js';
import { type IntakeAct, intakeMachine } from './intake.state.js';
import { loadIntake, tellIntake } from './register-intake.js';

/** Advice was enough: the intake ends (解答). */
export function answerIntake(ctx: RequestContext, id: string, text: string): Promise<UnionIntakeEntity> {
  return end(ctx, id, 'answer', text);
}

/**
 * The application is not accepted; the applicant is told in writing why (不予受理). Where the other side was asked and is not willing,
 * that interrupts the limitation (协商调解规定 §31(5)).
 */
export function refuseIntake(ctx: RequestContext, id: string, reason: string): Promise<UnionIntakeEntity> {
  return end(ctx, id, 'refuse', reason);
}

/** The other side is asked whether it will mediate (征求对方意愿). */
export function seekConsent(ctx: RequestContext, id: string): Promise<UnionIntakeEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, id);
    intake.state = move(intakeMachine, intake.state, 'seekConsent');
    await tx.update(UnionIntakeEntity, id, { state: intake.state });
    record(tx, ctx, 'intake.seek-consent', id, { caseCode: intake.caseCode });
    tellIntake(tx, ctx, intake);
    return intake;
  });
}

function end(
  ctx: RequestContext,
  id: string,
  act: Extract<IntakeAct, 'answer' | 'refuse'>,
  text: string,
): Promise<UnionIntakeEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, id);
    const unwilling = act === 'refuse' && intake.state === 'CONSENT_PENDING';
    intake.state = move(intakeMachine, intake.state, act);
    intake.answer = text.trim();
    if (intake.answer === '') throw new Refusal('BAD_INPUT', '请填写答复或理由。');
    await tx.update(UnionIntakeEntity, id, { state: intake.state, answer: intake.answer });
    await endDeadlines(tx, ctx, id);
    const { caseCode, organisation } = intake;
    record(tx, ctx, `intake.${act}`, id, { caseCode });
    if (unwilling) {
      const refused = { kind: 'MEDIATION_REFUSED', at: ctx.today, evidence: '不予受理通知书' } as const;
      await recordInterruption(tx, ctx, { caseCode, organisation, sourceId: id, ...refused });
    }
    tellIntake(tx, ctx, intake, { holding: false });
    return intake;
  });
}
