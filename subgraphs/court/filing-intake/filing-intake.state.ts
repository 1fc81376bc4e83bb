import type { Machine } from '#kernel/machine.js';

/**
 * RECEIVED      收件          the complaint is in, with a dated receipt
 * DEFECTIVE     补正          told once what is missing
 * REGISTERED    登记立案      a civil case has been made of it        (final)
 * NOT_ACCEPTED  不予受理      by ruling                               (final)
 * DIVERTED      引导其他途径  arbitration, or settled by mediation    (final)
 */
export type FilingIntakeState = 'RECEIVED' | 'DEFECTIVE' | 'REGISTERED' | 'NOT_ACCEPTED' | 'DIVERTED';
export type FilingIntakeAct = 'requireSupplement' | 'supplement' | 'register' | 'refuse' | 'divert';

export const filingIntakeMachine: Machine<FilingIntakeState, FilingIntakeAct> = {
  RECEIVED: {
    requireSupplement: 'DEFECTIVE',
    register: 'REGISTERED',
    refuse: 'NOT_ACCEPTED',
    divert: 'DIVERTED',
  },
  DEFECTIVE: { supplement: 'RECEIVED', refuse: 'NOT_ACCEPTED', divert: 'DIVERTED' },
  REGISTERED: {},
  NOT_ACCEPTED: {},
  DIVERTED: {},
};
