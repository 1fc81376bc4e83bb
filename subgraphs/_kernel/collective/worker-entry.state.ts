import type { Machine } from '#kernel/machine.js';

/**
 * LISTED       列名          on the list; nobody speaks for the worker yet
 * REPRESENTED  由代表人代表  has signed the election; has not answered a proposal to settle
 * CONSENTED    同意和解      has consented to settle for an amount; may take it back until the agreement takes effect
 * DECLINED     不同意和解    does not settle; the claim and its clock go on
 * SETTLED      已和解        the agreement has taken effect for the worker       (final)
 * SEPARATED    另行主张      goes on alone: to arbitration                       (final)
 * WITHDRAWN    退出          has left the collective dispute                     (final)
 */
export type WorkerEntryState =
  'LISTED' | 'REPRESENTED' | 'CONSENTED' | 'DECLINED' | 'SETTLED' | 'SEPARATED' | 'WITHDRAWN';
export type WorkerEntryAct = 'elect' | 'consent' | 'decline' | 'revoke' | 'settle' | 'separate' | 'withdraw';

export const workerEntryMachine: Machine<WorkerEntryState, WorkerEntryAct> = {
  LISTED: { elect: 'REPRESENTED', withdraw: 'WITHDRAWN' },
  REPRESENTED: {
    elect: 'REPRESENTED',
    consent: 'CONSENTED',
    decline: 'DECLINED',
    separate: 'SEPARATED',
    withdraw: 'WITHDRAWN',
  },
  CONSENTED: { elect: 'CONSENTED', revoke: 'REPRESENTED', settle: 'SETTLED' },
  DECLINED: { elect: 'DECLINED', consent: 'CONSENTED', separate: 'SEPARATED', withdraw: 'WITHDRAWN' },
  SETTLED: {},
  SEPARATED: {},
  WITHDRAWN: {},
};

/** A worker whom the representatives no longer speak for. */
export function hasLeft(state: WorkerEntryState): boolean {
  return Object.keys(workerEntryMachine[state]).length === 0;
}
