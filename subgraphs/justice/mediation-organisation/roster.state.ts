import type { Machine } from '#kernel/machine.js';

/**
 * ACTIVE     在册
 * SUSPENDED  暂停
 * REMOVED    除名、撤销  (final)
 */
export type RosterState = 'ACTIVE' | 'SUSPENDED' | 'REMOVED';
export type RosterAct = 'suspend' | 'restore' | 'remove';

/** Organisations and mediators stand on the roster alike. */
export const rosterMachine: Machine<RosterState, RosterAct> = {
  ACTIVE: { suspend: 'SUSPENDED', remove: 'REMOVED' },
  SUSPENDED: { restore: 'ACTIVE', remove: 'REMOVED' },
  REMOVED: {},
};
