import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED           共同申请    both parties have applied
 * NOT_ACCEPTED      不予受理    with a ground of 办案规则 §75 (final)
 * ACCEPTED          受理        the time for the review runs
 * REVIEWING         审查        an arbitrator examines the agreement
 * STATEMENT_ISSUED  制作调解书  it takes effect when both have signed for it
 * SIGNED_FOR        签收生效    both have signed; enforceable (final)
 * DECLINED          不予制作    with a ground of 办案规则 §78 (final)
 * WITHDRAWN         撤回        (final)
 */
export type ReviewState =
  | 'APPLIED'
  | 'NOT_ACCEPTED'
  | 'ACCEPTED'
  | 'REVIEWING'
  | 'STATEMENT_ISSUED'
  | 'SIGNED_FOR'
  | 'DECLINED'
  | 'WITHDRAWN';

export type ReviewAct =
  'accept' | 'refuse' | 'begin' | 'extend' | 'issue' | 'decline' | 'signFor' | 'takeEffect' | 'withdraw';

export const reviewMachine: Machine<ReviewState, ReviewAct> = {
  APPLIED: { accept: 'ACCEPTED', refuse: 'NOT_ACCEPTED', withdraw: 'WITHDRAWN' },
  NOT_ACCEPTED: {},
  ACCEPTED: { begin: 'REVIEWING', withdraw: 'WITHDRAWN' },
  REVIEWING: { extend: 'REVIEWING', issue: 'STATEMENT_ISSUED', decline: 'DECLINED', withdraw: 'WITHDRAWN' },
  STATEMENT_ISSUED: { signFor: 'STATEMENT_ISSUED', takeEffect: 'SIGNED_FOR', withdraw: 'WITHDRAWN' },
  SIGNED_FOR: {},
  DECLINED: {},
  WITHDRAWN: {},
};
