import type { Machine } from '#kernel/machine.js';

/**
 * NOTICED        拟列入告知  the employer has been told; it may object for five working days
 * OBJECTION      异议        what it says is verified
 * LISTED         列入        for three years
 * EARLY_REMOVED  提前移出    after six months of wages put right (final)
 * EXPIRED        期满移出    an officer has noted the end of the three years (final)
 * REVOKED        不予列入、撤销列入  (final)
 */
export type BlacklistState = 'NOTICED' | 'OBJECTION' | 'LISTED' | 'EARLY_REMOVED' | 'EXPIRED' | 'REVOKED';
export type BlacklistAct =
  | 'extend'
  | 'object'
  | 'list'
  | 'share'
  | 'rectify'
  | 'applyForRemoval'
  | 'refuseRemoval'
  | 'removeEarly'
  | 'expire'
  | 'revoke';

export const blacklistMachine: Machine<BlacklistState, BlacklistAct> = {
  NOTICED: { extend: 'NOTICED', object: 'OBJECTION', list: 'LISTED', revoke: 'REVOKED' },
  OBJECTION: { extend: 'OBJECTION', list: 'LISTED', revoke: 'REVOKED' },
  LISTED: {
    share: 'LISTED',
    rectify: 'LISTED',
    applyForRemoval: 'LISTED',
    refuseRemoval: 'LISTED',
    removeEarly: 'EARLY_REMOVED',
    expire: 'EXPIRED',
    revoke: 'REVOKED',
  },
  EARLY_REMOVED: {},
  EXPIRED: {},
  REVOKED: {},
};
