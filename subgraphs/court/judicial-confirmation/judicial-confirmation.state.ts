import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED           共同申请    arrived from the mediation organisation
 * DEFECTIVE         补正        the parties have been told, once, what is missing
 * ACCEPTED          受理        the time to rule runs; where nothing is to be asked, the ruling follows
 * NOT_ACCEPTED      不予受理    (final)
 * REVIEWING         审查        the judge examines the agreement and may ask the parties for proof, or to come
 * CONFIRMED         裁定有效    stands unless an objection to it is upheld
 * REJECTED          裁定驳回    (final)
 * WITHDRAWN         撤回申请    (final)
 * DEEMED_WITHDRAWN  按撤回处理  the parties did not supply what was asked, or did not come (final)
 * REVOKED           撤销确认裁定  an objection has been upheld (final)
 */
export type JudicialConfirmationState =
  | 'APPLIED'
  | 'DEFECTIVE'
  | 'ACCEPTED'
  | 'NOT_ACCEPTED'
  | 'REVIEWING'
  | 'CONFIRMED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'DEEMED_WITHDRAWN'
  | 'REVOKED';
export type JudicialConfirmationAct =
  | 'requireSupplement'
  | 'supplement'
  | 'accept'
  | 'refuse'
  | 'review'
  | 'ask'
  | 'answer'
  | 'extend'
  | 'confirm'
  | 'reject'
  | 'withdraw'
  | 'deemWithdrawn'
  | 'amend'
  | 'revoke';

export const judicialConfirmationMachine: Machine<JudicialConfirmationState, JudicialConfirmationAct> = {
  APPLIED: {
    requireSupplement: 'DEFECTIVE',
    accept: 'ACCEPTED',
    refuse: 'NOT_ACCEPTED',
    withdraw: 'WITHDRAWN',
  },
  DEFECTIVE: {
    supplement: 'APPLIED',
    refuse: 'NOT_ACCEPTED',
    withdraw: 'WITHDRAWN',
    deemWithdrawn: 'DEEMED_WITHDRAWN',
  },
  ACCEPTED: {
    review: 'REVIEWING',
    extend: 'ACCEPTED',
    confirm: 'CONFIRMED',
    reject: 'REJECTED',
    withdraw: 'WITHDRAWN',
  },
  NOT_ACCEPTED: {},
  REVIEWING: {
    ask: 'REVIEWING',
    answer: 'REVIEWING',
    extend: 'REVIEWING',
    confirm: 'CONFIRMED',
    reject: 'REJECTED',
    withdraw: 'WITHDRAWN',
    deemWithdrawn: 'DEEMED_WITHDRAWN',
  },
  CONFIRMED: { amend: 'CONFIRMED', revoke: 'REVOKED' },
  REJECTED: {},
  WITHDRAWN: {},
  DEEMED_WITHDRAWN: {},
  REVOKED: {},
};
