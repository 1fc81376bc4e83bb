import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED    申请    seven days to decide
 * APPROVED   批准    three days to assign a lawyer
 * REJECTED   不批准  (final)
 * ASSIGNED   指派
 * HANDLING   办理
 * CONCLUDED  结案    (final)
 */
export type UnionAidState = 'APPLIED' | 'APPROVED' | 'REJECTED' | 'ASSIGNED' | 'HANDLING' | 'CONCLUDED';
export type UnionAidAct = 'approve' | 'reject' | 'assign' | 'begin' | 'conclude';

export const unionAidMachine: Machine<UnionAidState, UnionAidAct> = {
  APPLIED: { approve: 'APPROVED', reject: 'REJECTED' },
  APPROVED: { assign: 'ASSIGNED' },
  REJECTED: {},
  ASSIGNED: { assign: 'ASSIGNED', begin: 'HANDLING' },
  HANDLING: { assign: 'ASSIGNED', conclude: 'CONCLUDED' },
  CONCLUDED: {},
};
