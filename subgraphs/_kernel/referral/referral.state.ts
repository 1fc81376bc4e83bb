import type { Machine } from '#kernel/machine.js';

/**
 * DRAFT            拟稿        the sender prepares it
 * CONSENT_PENDING  征求同意    the parties are asked
 * SENT             已移送      the letter has left; content is locked
 * RECEIVED         已签收      a person of the receiver has signed for it
 * UNCONFIRMED      逾期未确认  the receiver's time to answer has passed
 * ACCEPTED         受理        the receiver has taken it up
 * RETURNED         退回        with a coded reason
 * FORWARDED        转送        the receiver passed it on; a child referral goes on
 * IN_HANDLING      办理中
 * EXTENDED         延期
 * SUSPENDED        中止
 * RESULT_REPORTED  结果反馈
 * DISPUTED         有异议      the sender disputes the result
 * RE_DESIGNATED    重新指派    a child referral went elsewhere (final)
 * RECALLED         撤回        (final)
 * CANCELLED        取消        (final)
 * CLOSED           办结        the sender has closed it (final)
 */
export type ReferralState =
  | 'DRAFT'
  | 'CONSENT_PENDING'
  | 'SENT'
  | 'RECEIVED'
  | 'UNCONFIRMED'
  | 'ACCEPTED'
  | 'RETURNED'
  | 'FORWARDED'
  | 'IN_HANDLING'
  | 'EXTENDED'
  | 'SUSPENDED'
  | 'RESULT_REPORTED'
  | 'DISPUTED'
  | 'RE_DESIGNATED'
  | 'RECALLED'
  | 'CANCELLED'
  | 'CLOSED';

export type ReferralAct =
  | 'askConsent'
  | 'send'
  | 'cancel'
  | 'recall'
  | 'signFor'
  | 'lapse'
  | 'accept'
  | 'return'
  | 'forward'
  | 'begin'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'report'
  | 'dispute'
  | 'redesignate'
  | 'close';

export const referralMachine: Machine<ReferralState, ReferralAct> = {
  DRAFT: { askConsent: 'CONSENT_PENDING', send: 'SENT', cancel: 'CANCELLED' },
  CONSENT_PENDING: { send: 'SENT', cancel: 'CANCELLED' },
  SENT: { signFor: 'RECEIVED', recall: 'RECALLED' },
  RECEIVED: { accept: 'ACCEPTED', return: 'RETURNED', lapse: 'UNCONFIRMED' },
  UNCONFIRMED: { redesignate: 'RE_DESIGNATED' },
  ACCEPTED: { begin: 'IN_HANDLING', forward: 'FORWARDED' },
  RETURNED: { redesignate: 'RE_DESIGNATED', close: 'CLOSED' },
  FORWARDED: {},
  IN_HANDLING: { extend: 'EXTENDED', suspend: 'SUSPENDED', report: 'RESULT_REPORTED' },
  EXTENDED: { suspend: 'SUSPENDED', report: 'RESULT_REPORTED' },
  SUSPENDED: { resume: 'IN_HANDLING' },
  RESULT_REPORTED: { close: 'CLOSED', dispute: 'DISPUTED' },
  DISPUTED: { report: 'RESULT_REPORTED', close: 'CLOSED' },
  RE_DESIGNATED: {},
  RECALLED: {},
  CANCELLED: {},
  CLOSED: {},
};

/** What only the receiver may do, and only the sender. */
export const receiverActs: readonly ReferralAct[] = [
  'signFor',
  'accept',
  'return',
  'forward',
  'begin',
  'extend',
  'suspend',
  'resume',
  'report',
];
export const senderActs: readonly ReferralAct[] = [
  'askConsent',
  'send',
  'cancel',
  'recall',
  'lapse',
  'dispute',
  'redesignate',
  'close',
];
