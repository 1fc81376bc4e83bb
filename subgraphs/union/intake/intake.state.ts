import type { Machine } from '#kernel/machine.js';

/**
 * REGISTERED       登记          somebody came, called or applied
 * ANSWERED         解答          advice was enough                        (final)
 * CONSENT_PENDING  征求对方意愿  the other side is asked to mediate
 * ACCEPTED         受理          a mediation is open                      (final)
 * REFUSED          不予受理      in writing, with the reason              (final)
 */
export type IntakeState = 'REGISTERED' | 'ANSWERED' | 'CONSENT_PENDING' | 'ACCEPTED' | 'REFUSED';
export type IntakeAct = 'answer' | 'seekConsent' | 'accept' | 'refuse';

export const intakeMachine: Machine<IntakeState, IntakeAct> = {
  REGISTERED: { answer: 'ANSWERED', seekConsent: 'CONSENT_PENDING', accept: 'ACCEPTED', refuse: 'REFUSED' },
  ANSWERED: {},
  CONSENT_PENDING: { accept: 'ACCEPTED', refuse: 'REFUSED' },
  ACCEPTED: {},
  REFUSED: {},
};
