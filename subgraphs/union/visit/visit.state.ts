import type { Machine } from '#kernel/machine.js';

/**
 * REGISTERED  登记  somebody came for advice
 * ANSWERED    解答  advice was enough                 (final)
 * ESCALATED   转办  it has become a case of the union (final)
 */
export type VisitState = 'REGISTERED' | 'ANSWERED' | 'ESCALATED';
export type VisitAct = 'answer' | 'escalate';

export const visitMachine: Machine<VisitState, VisitAct> = {
  REGISTERED: { answer: 'ANSWERED', escalate: 'ESCALATED' },
  ANSWERED: {},
  ESCALATED: {},
};
