import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED       共同申请    arrived from the mediation organisation
 * ACCEPTED      受理        under review, with the time to rule running
 * NOT_ACCEPTED  不予受理    (final)
 * CONFIRMED     裁定有效    (final)
 * REJECTED      裁定驳回    (final)
 * WITHDRAWN     撤回申请    (final)
 */
export type JudicialConfirmationState =
  'APPLIED' | 'ACCEPTED' | 'NOT_ACCEPTED' | 'CONFIRMED' | 'REJECTED' | 'WITHDRAWN';
export type JudicialConfirmationAct = 'accept' | 'refuse' | 'extend' | 'confirm' | 'reject' | 'withdraw';

export const judicialConfirmationMachine: Machine<JudicialConfirmationState, JudicialConfirmationAct> = {
  APPLIED: { accept: 'ACCEPTED', refuse: 'NOT_ACCEPTED', withdraw: 'WITHDRAWN' },
  ACCEPTED: { extend: 'ACCEPTED', confirm: 'CONFIRMED', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
  NOT_ACCEPTED: {},
  CONFIRMED: {},
  REJECTED: {},
  WITHDRAWN: {},
};
