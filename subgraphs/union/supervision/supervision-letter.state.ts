import type { Machine } from '#kernel/machine.js';

/**
 * SERVED     送达        signed by the chair and served
 * REFUSED    拒收        the employer would not take it
 * REPLIED    答复        answered in writing
 * OVERDUE    逾期        the local time to answer has passed
 * RECTIFIED  整改        what was found has been put right
 * OBJECTED   异议        the employer disputes it
 * ESCALATED  发建议书    a recommendation to the authority follows it
 * CLOSED     办结        (final)
 */
export type LetterState =
  'SERVED' | 'REFUSED' | 'REPLIED' | 'OVERDUE' | 'RECTIFIED' | 'OBJECTED' | 'ESCALATED' | 'CLOSED';
export type LetterAct = 'refuse' | 'reply' | 'lapse' | 'rectify' | 'object' | 'escalate' | 'close';

export const letterMachine: Machine<LetterState, LetterAct> = {
  SERVED: {
    refuse: 'REFUSED',
    reply: 'REPLIED',
    lapse: 'OVERDUE',
    rectify: 'RECTIFIED',
    object: 'OBJECTED',
    close: 'CLOSED',
  },
  REFUSED: { escalate: 'ESCALATED', reply: 'REPLIED', close: 'CLOSED' },
  REPLIED: { rectify: 'RECTIFIED', object: 'OBJECTED', escalate: 'ESCALATED', close: 'CLOSED' },
  OVERDUE: {
    reply: 'REPLIED',
    rectify: 'RECTIFIED',
    object: 'OBJECTED',
    escalate: 'ESCALATED',
    close: 'CLOSED',
  },
  RECTIFIED: { close: 'CLOSED' },
  OBJECTED: { reply: 'REPLIED', rectify: 'RECTIFIED', escalate: 'ESCALATED', close: 'CLOSED' },
  ESCALATED: { reply: 'REPLIED', rectify: 'RECTIFIED', close: 'CLOSED' },
  CLOSED: {},
};

/** What an answer may say, and the act it is. */
export const letterAnswers = {
  REPLIED: 'reply',
  REFUSED: 'refuse',
  RECTIFIED: 'rectify',
  OBJECTED: 'object',
  CLOSED: 'close',
} as const satisfies Partial<Record<LetterState, LetterAct>>;
export type LetterAnswer = keyof typeof letterAnswers;
