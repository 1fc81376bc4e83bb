import { can, type Machine, move } from '#kernel/machine.js';

/**
 * DRAFT      拟稿        the facts are being looked into by at least two inspectors
 * SIGNED     主席签署    signed by the chair or a vice-chair, with its number
 * SERVED     送达        the time to answer runs
 * REFUSED    拒收        the employer would not take it, or the authority has sent the recommendation back
 * REPLIED    答复        answered in writing
 * OVERDUE    逾期        the local time to answer has passed; computed from the last day, never stored
 * RECTIFIED  整改        what was found has been put right
 * OBJECTED   异议        the employer disputes it in time
 * ESCALATED  发建议书    a recommendation to the authority follows it
 * FEEDBACK   部门反馈    the authority has told what came of the recommendation
 * CLOSED     办结        (final)
 */
export type LetterState =
  | 'DRAFT'
  | 'SIGNED'
  | 'SERVED'
  | 'REFUSED'
  | 'REPLIED'
  | 'OVERDUE'
  | 'RECTIFIED'
  | 'OBJECTED'
  | 'ESCALATED'
  | 'FEEDBACK'
  | 'CLOSED';
export type LetterAct =
  'sign' | 'serve' | 'refuse' | 'reply' | 'lapse' | 'rectify' | 'object' | 'escalate' | 'feedback' | 'close';

export const letterMachine: Machine<LetterState, LetterAct> = {
  DRAFT: { sign: 'SIGNED', close: 'CLOSED' },
  SIGNED: { serve: 'SERVED' },
  SERVED: {
    refuse: 'REFUSED',
    reply: 'REPLIED',
    lapse: 'OVERDUE',
    rectify: 'RECTIFIED',
    object: 'OBJECTED',
    feedback: 'FEEDBACK',
    close: 'CLOSED',
  },
  REFUSED: { serve: 'SERVED', escalate: 'ESCALATED', reply: 'REPLIED', close: 'CLOSED' },
  REPLIED: {
    rectify: 'RECTIFIED',
    object: 'OBJECTED',
    escalate: 'ESCALATED',
    feedback: 'FEEDBACK',
    close: 'CLOSED',
  },
  OVERDUE: {
    reply: 'REPLIED',
    rectify: 'RECTIFIED',
    object: 'OBJECTED',
    escalate: 'ESCALATED',
    close: 'CLOSED',
  },
  RECTIFIED: { close: 'CLOSED' },
  OBJECTED: { reply: 'REPLIED', rectify: 'RECTIFIED', escalate: 'ESCALATED', close: 'CLOSED' },
  ESCALATED: { reply: 'REPLIED', rectify: 'RECTIFIED', feedback: 'FEEDBACK', close: 'CLOSED' },
  FEEDBACK: { close: 'CLOSED' },
  CLOSED: {},
};

/** How a letter stands on a day: what is unanswered past its last day is overdue (逾期). */
export function stateOn(
  { state, replyDue }: { state: LetterState; replyDue: string | null },
  today: string,
): LetterState {
  const late = replyDue !== null && today > replyDue && can(letterMachine, state, 'lapse');
  return late ? move(letterMachine, state, 'lapse') : state;
}

/** What an answer may say, and the act it is. */
export const letterAnswers = {
  REPLIED: 'reply',
  REFUSED: 'refuse',
  RECTIFIED: 'rectify',
  OBJECTED: 'object',
  FEEDBACK: 'feedback',
  CLOSED: 'close',
} as const satisfies Partial<Record<LetterState, LetterAct>>;
export type LetterAnswer = keyof typeof letterAnswers;
