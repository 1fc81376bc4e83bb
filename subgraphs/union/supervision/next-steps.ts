import type { RequestContext } from '#kernel/context.js';
import { batchMany } from '#kernel/batch.js';
import { can } from '#kernel/machine.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Any } from 'typeorm';
import { maySupervise } from '../staff.policy.js';
import { lettersAfter } from './letters.js';
import type { SupervisionLetterEntity } from './supervision-letter.entity.js';
import {
  letterAnswers,
  type LetterAnswer,
  letterMachine,
  type LetterState,
  stateOn,
} from './supervision-letter.state.js';

/**
 * REVISE               核实修改      while it is a draft
 * SIGN                 签发
 * SERVE                送达
 * URGE                 催复          the last day has passed: stated as overdue, and the employer is reminded
 * RECORD_REPLY         登记答复
 * SEND_OPINION         升级意见书    a reminder has come to nothing
 * SEND_RECOMMENDATION  升级建议书    an opinion was refused, is late or was not followed
 * SEND_LEAD            移送检察      the employer does not cooperate, and no lead of the case has gone out
 * SEND_AGAIN           补正重送      the authority has sent the recommendation back
 * CLOSE                办结
 */
export const letterSteps = {
  REVISE: 'REVISE',
  SIGN: 'SIGN',
  SERVE: 'SERVE',
  URGE: 'URGE',
  RECORD_REPLY: 'RECORD_REPLY',
  SEND_OPINION: 'SEND_OPINION',
  SEND_RECOMMENDATION: 'SEND_RECOMMENDATION',
  SEND_LEAD: 'SEND_LEAD',
  SEND_AGAIN: 'SEND_AGAIN',
  CLOSE: 'CLOSE',
} as const;
export type LetterStep = keyof typeof letterSteps;

const before: Partial<Record<LetterState, readonly LetterStep[]>> = {
  DRAFT: ['REVISE', 'SIGN'],
  SIGNED: ['SERVE'],
};
/** What came of the letter was too little for the matter to rest. */
const cameToNothing: readonly LetterState[] = ['REFUSED', 'OVERDUE', 'REPLIED', 'OBJECTED'];
const uncooperative: readonly LetterState[] = ['REFUSED', 'OVERDUE'];

/** What can be done with a letter next, by whoever may do it; nobody else has any step. */
export async function nextSteps(
  ctx: RequestContext,
  letter: Pick<SupervisionLetterEntity, 'id' | 'caseCode' | 'organisation' | 'kind' | 'state' | 'replyDue'>,
): Promise<LetterStep[]> {
  if (!maySupervise(ctx.actor, letter)) return [];
  const state = stateOn(letter, ctx.today);
  const known = before[state];
  if (known) return [...known];
  const returned = letter.kind === 'RECOMMENDATION' && state === 'REFUSED';
  const answers = openAnswers(letter, state).filter((answer) => answer !== 'CLOSED');
  const steps: LetterStep[] = state === 'OVERDUE' ? ['URGE'] : [];
  if (returned) steps.push('SEND_AGAIN');
  else if (answers.length > 0) steps.push('RECORD_REPLY');
  if (letter.kind !== 'RECOMMENDATION' && cameToNothing.includes(state)) {
    const followed = (await lettersAfter(ctx).load(letter.id)).length > 0;
    if (!followed) steps.push(letter.kind === 'REMINDER' ? 'SEND_OPINION' : 'SEND_RECOMMENDATION');
    const sent = (await leadsSent(ctx).load(letter.caseCode)).length > 0;
    if (!sent && uncooperative.includes(state)) steps.push('SEND_LEAD');
  }
  if (can(letterMachine, state, 'close')) steps.push('CLOSE');
  return steps;
}

/** What can be recorded of a letter as it stands. */
export function openAnswers(
  { kind }: Pick<SupervisionLetterEntity, 'kind'>,
  state: LetterState,
): LetterAnswer[] {
  return (Object.keys(letterAnswers) as LetterAnswer[]).filter((answer) => {
    const feedsBack = kind === 'RECOMMENDATION' || state === 'ESCALATED';
    return can(letterMachine, state, letterAnswers[answer]) && (answer !== 'FEEDBACK' || feedsBack);
  });
}

function leadsSent(ctx: RequestContext) {
  return batchMany(
    ctx,
    'leads sent',
    (codes) =>
      ctx.db.find(ReferralEntity, {
        select: { id: true, caseCode: true },
        where: { caseCode: Any([...codes]), direction: 'OUT', arrow: 'A10' },
      }),
    (row) => row.caseCode,
  );
}
