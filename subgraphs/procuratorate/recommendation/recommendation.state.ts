import type { Machine } from '#kernel/machine.js';

/**
 * ISSUED      发出          signed, on its way
 * SERVED      送达          the time to act and reply runs
 * REPLIED     书面回复
 * RECTIFIED   整改落实      (final)
 * OBJECTED    异议          to be reviewed at once
 * MODIFIED    复核后修改    served anew, the time to reply begins anew
 * WITHDRAWN   复核后撤回    (final)
 * MAINTAINED  复核后维持    explained; the time to reply runs on
 * FOLLOW_UP   跟进          reported to the level above, told to the authority, or a suit
 *
 * Overdue (逾期) is no state: it is computed from the last day to reply.
 */
export type RecommendationState =
  | 'ISSUED'
  | 'SERVED'
  | 'REPLIED'
  | 'RECTIFIED'
  | 'OBJECTED'
  | 'MODIFIED'
  | 'WITHDRAWN'
  | 'MAINTAINED'
  | 'FOLLOW_UP';

export type RecommendationAct =
  'serve' | 'reply' | 'rectify' | 'object' | 'modify' | 'withdraw' | 'maintain' | 'followUp';

export const recommendationMachine: Machine<RecommendationState, RecommendationAct> = {
  ISSUED: { serve: 'SERVED' },
  SERVED: { reply: 'REPLIED', object: 'OBJECTED', followUp: 'FOLLOW_UP' },
  REPLIED: { rectify: 'RECTIFIED', object: 'OBJECTED', followUp: 'FOLLOW_UP' },
  RECTIFIED: {},
  OBJECTED: { modify: 'MODIFIED', withdraw: 'WITHDRAWN', maintain: 'MAINTAINED' },
  MODIFIED: { reply: 'REPLIED', followUp: 'FOLLOW_UP' },
  WITHDRAWN: {},
  MAINTAINED: { reply: 'REPLIED', followUp: 'FOLLOW_UP' },
  FOLLOW_UP: { reply: 'REPLIED', rectify: 'RECTIFIED', followUp: 'FOLLOW_UP' },
};
