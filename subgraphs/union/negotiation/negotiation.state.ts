import type { Machine } from '#kernel/machine.js';

/**
 * REQUESTED    提出      one side asks to negotiate; five days to answer
 * RESPONDED    回应      the other side is willing
 * NO_RESPONSE  视为不愿  the five days passed without an answer; a late one may still be taken up
 * NEGOTIATING  协商中    the sides are talking, for the time they agreed in writing if they did
 * SETTLED      和解      both signed the settlement agreement (final)
 * FAILED       协商不成  (final)
 */
export type NegotiationState =
  'REQUESTED' | 'RESPONDED' | 'NO_RESPONSE' | 'NEGOTIATING' | 'SETTLED' | 'FAILED';
export type NegotiationAct = 'respond' | 'refuse' | 'lapse' | 'begin' | 'prolong' | 'settle' | 'fail';

export const negotiationMachine: Machine<NegotiationState, NegotiationAct> = {
  REQUESTED: { respond: 'RESPONDED', refuse: 'FAILED', lapse: 'NO_RESPONSE' },
  RESPONDED: { begin: 'NEGOTIATING', fail: 'FAILED' },
  NO_RESPONSE: { respond: 'RESPONDED' },
  NEGOTIATING: { prolong: 'NEGOTIATING', settle: 'SETTLED', fail: 'FAILED' },
  SETTLED: {},
  FAILED: {},
};
