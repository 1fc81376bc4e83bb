import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { maySupervise } from '../staff.policy.js';
import { tellLetter } from './letter-copies.js';
import { type EscalationGround, SupervisionLetterEntity } from './supervision-letter.entity.js';
import { letterMachine, stateOn } from './supervision-letter.state.js';

/**
 * The opinion that was refused, late or not followed gives way to the recommendation. Refuses with WRONG_STATE while the
 * employer may still answer, and what has been put right.
 */
export async function escalate(
  tx: EntityManager,
  ctx: RequestContext,
  { followsLetterId, caseCode }: SupervisionLetterEntity,
): Promise<EscalationGround> {
  const before = await load(tx, SupervisionLetterEntity, followsLetterId!);
  permit(maySupervise(ctx.actor, before) && before.caseCode === caseCode);
  if (before.kind !== 'OPINION')
    throw new Refusal(
      'BAD_INPUT',
      '建议书应当接在意见书之后。',
      '请先发意见书，拒收、逾期或者未整改的再发建议书。',
    );
  const ground = groundOf(before, ctx.today);
  before.state = move(letterMachine, stateOn(before, ctx.today), 'escalate');
  await tx.update(SupervisionLetterEntity, before.id, { state: before.state });
  await endDeadlines(tx, ctx, before.id);
  record(tx, ctx, 'supervision-letter.escalate', before.id, { caseCode, details: { ground } });
  tellLetter(tx, ctx, before, null);
  return ground;
}

function groundOf(before: SupervisionLetterEntity, today: string): EscalationGround {
  if (before.state === 'REFUSED') return 'REFUSED';
  const { replyDue, answeredOn } = before;
  return replyDue !== null && (answeredOn ?? today) > replyDue ? 'LATE' : 'UNRECTIFIED';
}
