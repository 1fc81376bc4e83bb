import type { Machine } from '#kernel/machine.js';

/**
 * RECEIVED         收到线索
 * DISPATCHED       转办      somebody is named to check it
 * VERIFYING        核处
 * PAID             已支付    every worker has the money
 * NOT_ESTABLISHED  不属实    no wages are owed
 * TO_INSPECTION    转监察    an inspection has begun
 * CLOSED           办结      whoever sent the lead knows the result (final)
 */
export type ArrearsLeadState =
  'RECEIVED' | 'DISPATCHED' | 'VERIFYING' | 'PAID' | 'NOT_ESTABLISHED' | 'TO_INSPECTION' | 'CLOSED';
export type ArrearsLeadAct = 'dispatch' | 'verify' | 'pay' | 'dismiss' | 'inspect' | 'close';

export const arrearsLeadMachine: Machine<ArrearsLeadState, ArrearsLeadAct> = {
  RECEIVED: { dispatch: 'DISPATCHED' },
  DISPATCHED: { dispatch: 'DISPATCHED', verify: 'VERIFYING' },
  VERIFYING: { pay: 'PAID', dismiss: 'NOT_ESTABLISHED', inspect: 'TO_INSPECTION' },
  PAID: { close: 'CLOSED' },
  NOT_ESTABLISHED: { close: 'CLOSED' },
  TO_INSPECTION: { close: 'CLOSED' },
  CLOSED: {},
};
