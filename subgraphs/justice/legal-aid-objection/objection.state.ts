import type { Machine } from '#kernel/machine.js';

/**
 * FILED     异议    the applicant objects to the refusal; five days to review
 * REVIEWED  已审查  the refusal is maintained, or the institution is ordered to correct it (final)
 */
export type ObjectionState = 'FILED' | 'REVIEWED';
export type ObjectionAct = 'maintain' | 'orderToCorrect';

export const objectionMachine: Machine<ObjectionState, ObjectionAct> = {
  FILED: { maintain: 'REVIEWED', orderToCorrect: 'REVIEWED' },
  REVIEWED: {},
};
