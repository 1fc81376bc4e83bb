import type { Machine } from '#kernel/machine.js';

/**
 * RECEIVED     受理      the lead has arrived; nobody has taken it up
 * REVIEWING    评估      a procurator weighs it; others see nothing of it
 * ACCEPTED     立案、办理  the sender waits for the reply
 * RETURNED     退回      with a reason (final)
 * TRANSFERRED  转送      to the agency that is competent (final)
 * RECALLED     撤回      the sender called it back unread (final)
 */
export type LeadState = 'RECEIVED' | 'REVIEWING' | 'ACCEPTED' | 'RETURNED' | 'TRANSFERRED' | 'RECALLED';
export type LeadAct = 'review' | 'accept' | 'return' | 'transfer' | 'report' | 'recall';

export const leadMachine: Machine<LeadState, LeadAct> = {
  RECEIVED: { review: 'REVIEWING', return: 'RETURNED', recall: 'RECALLED' },
  REVIEWING: { accept: 'ACCEPTED', return: 'RETURNED', transfer: 'TRANSFERRED' },
  ACCEPTED: { report: 'ACCEPTED' },
  RETURNED: {},
  TRANSFERRED: {},
  RECALLED: {},
};
