import type { Machine } from '#kernel/machine.js';

/**
 * SERVED     送达      the time to reply runs
 * REPLIED    已答复
 * REFUSED    拒收、拒绝  the addressee took nothing in, or refuses what is asked
 * OBJECTED   有异议
 * RECTIFIED  已整改
 * ESCALATED  已升级    a graver letter follows it
 * CLOSED     办结      (final)
 */
export type LetterState =
  'SERVED' | 'REPLIED' | 'REFUSED' | 'OBJECTED' | 'RECTIFIED' | 'ESCALATED' | 'CLOSED';
export type LetterAct = 'reply' | 'refuse' | 'object' | 'rectify' | 'escalate' | 'close';

/** The letter is the union's; this copy follows it and leaves the order of replies to the addressee. */
export const letterMachine: Machine<LetterState, LetterAct> = {
  SERVED: {
    reply: 'REPLIED',
    refuse: 'REFUSED',
    object: 'OBJECTED',
    rectify: 'RECTIFIED',
    escalate: 'ESCALATED',
    close: 'CLOSED',
  },
  REPLIED: {
    refuse: 'REFUSED',
    object: 'OBJECTED',
    rectify: 'RECTIFIED',
    escalate: 'ESCALATED',
    close: 'CLOSED',
  },
  REFUSED: {
    reply: 'REPLIED',
    object: 'OBJECTED',
    rectify: 'RECTIFIED',
    escalate: 'ESCALATED',
    close: 'CLOSED',
  },
  OBJECTED: {
    reply: 'REPLIED',
    refuse: 'REFUSED',
    rectify: 'RECTIFIED',
    escalate: 'ESCALATED',
    close: 'CLOSED',
  },
  RECTIFIED: { escalate: 'ESCALATED', close: 'CLOSED' },
  ESCALATED: { reply: 'REPLIED', rectify: 'RECTIFIED', close: 'CLOSED' },
  CLOSED: {},
};

/** The act by which the union's news brings the copy to a state; SERVED is where it begins. */
export const actOf: Partial<Record<string, LetterAct>> = {
  REPLIED: 'reply',
  REFUSED: 'refuse',
  OBJECTED: 'object',
  RECTIFIED: 'rectify',
  ESCALATED: 'escalate',
  CLOSED: 'close',
};
