import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { formatYuan } from '#kernel/values/money.js';
import { answerReferral } from '../counter/take-up-referral.js';
import { reportProgress } from '../report-progress.js';
import { EnforcementEntity } from './enforcement.entity.js';
import { mayWorkEnforcement } from './enforcement.policy.js';
import { type EnforcementAct, enforcementMachine, type EnforcementState } from './enforcement.state.js';

/** With these the court has done with it, at least for now. */
const ends: Partial<Record<EnforcementState, string>> = {
  COMPLETED: '执行完毕',
  TERMINATED_THIS_ROUND: '终结本次执行程序',
  TERMINATED: '终结执行',
};

/** The enforcement for an act of this court's staff, row locked. */
export async function loadEnforcement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<EnforcementEntity> {
  const enforcement = await load(tx, EnforcementEntity, id);
  permit(mayWorkEnforcement(ctx.actor, enforcement));
  return enforcement;
}

/** What has been paid so far, in fen. */
export function paidUnder({ payments }: Pick<EnforcementEntity, 'payments'>): number {
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

/** Moves, saves, records and tells the register; an end stops the clock and answers the referral. */
export async function moveEnforcement(
  tx: EntityManager,
  ctx: RequestContext,
  enforcement: EnforcementEntity,
  act: EnforcementAct,
  changes: Partial<EnforcementEntity> = {},
): Promise<void> {
  const state = move(enforcementMachine, enforcement.state, act);
  const end = ends[state];
  const next = { ...changes, state, endedOn: end ? ctx.today : null };
  Object.assign(enforcement, next);
  await tx.update(EnforcementEntity, enforcement.id, next);
  const { id, caseCode, referralId, note } = enforcement;
  record(tx, ctx, `enforcement.${act}`, id, { caseCode });
  if (end) {
    await endDeadlines(tx, ctx, id);
    const text = `${end}，已执行到位${formatYuan(paidUnder(enforcement))}元。`;
    await answerReferral(tx, ctx, referralId, {
      result: { outcome: 'HANDLED', text },
      returned: { reason: 'OUT_OF_SCOPE', text: note ?? text },
    });
  }
  await reportProgress(tx, ctx, 'Enforcement', enforcement, !end);
}
