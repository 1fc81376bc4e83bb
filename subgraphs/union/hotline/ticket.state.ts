import type { Machine } from '#kernel/machine.js';

/**
 * RECEIVED     受理  the call to 12351 is on record
 * ASSIGNED     派单  somebody is to see to it
 * HANDLING     办理
 * REPLIED      答复  the caller has the answer
 * CALLBACK     回访  the caller was asked whether it helped
 * REOPENED     重办  it did not; the time to reply runs anew
 * TRANSFERRED  转办  it has become a case of the union (final)
 * CLOSED       办结  (final)
 */
export type TicketState =
  'RECEIVED' | 'ASSIGNED' | 'HANDLING' | 'REPLIED' | 'CALLBACK' | 'REOPENED' | 'TRANSFERRED' | 'CLOSED';
export type TicketAct = 'assign' | 'begin' | 'reply' | 'transfer' | 'callBack' | 'reopen' | 'close';

export const ticketMachine: Machine<TicketState, TicketAct> = {
  RECEIVED: { assign: 'ASSIGNED' },
  ASSIGNED: { assign: 'ASSIGNED', begin: 'HANDLING' },
  HANDLING: { reply: 'REPLIED', transfer: 'TRANSFERRED' },
  REPLIED: { callBack: 'CALLBACK' },
  CALLBACK: { close: 'CLOSED', reopen: 'REOPENED' },
  REOPENED: { assign: 'ASSIGNED', begin: 'HANDLING' },
  TRANSFERRED: {},
  CLOSED: {},
};
