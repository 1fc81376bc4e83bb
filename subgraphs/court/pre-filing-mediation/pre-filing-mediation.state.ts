import type { Machine } from '#kernel/machine.js';

/**
 * OPENED            诉前调解      both sides agree; a mediator is to be designated
 * CONSENT_PENDING   征求意愿      a side has not consented yet
 * REFERRED          委派调解      the letter is out
 * AGREED            达成协议      the agreement is on record
 * FAILED            调解不成      the materials have come back
 * CONFIRMED         诉前调确      the agreement is judicially confirmed, until that is revoked
 * STATEMENT_ISSUED  诉前调书      the court issued its statement           (final)
 * TO_FILING         转立案        a civil case has been registered         (final)
 */
export type PreFilingMediationState =
  | 'OPENED'
  | 'CONSENT_PENDING'
  | 'REFERRED'
  | 'AGREED'
  | 'FAILED'
  | 'CONFIRMED'
  | 'STATEMENT_ISSUED'
  | 'TO_FILING';
export type PreFilingMediationAct =
  | 'awaitConsent'
  | 'consent'
  | 'delegate'
  | 'redesignate'
  | 'return'
  | 'agree'
  | 'fail'
  | 'confirm'
  | 'loseConfirmation'
  | 'issueStatement'
  | 'transfer';

export const preFilingMediationMachine: Machine<PreFilingMediationState, PreFilingMediationAct> = {
  OPENED: {
    awaitConsent: 'CONSENT_PENDING',
    delegate: 'REFERRED',
    redesignate: 'REFERRED',
    transfer: 'TO_FILING',
  },
  CONSENT_PENDING: { consent: 'OPENED', transfer: 'TO_FILING' },
  REFERRED: { redesignate: 'REFERRED', return: 'OPENED', agree: 'AGREED', fail: 'FAILED' },
  AGREED: { confirm: 'CONFIRMED', issueStatement: 'STATEMENT_ISSUED' },
  FAILED: { transfer: 'TO_FILING' },
  CONFIRMED: { loseConfirmation: 'AGREED' },
  STATEMENT_ISSUED: {},
  TO_FILING: {},
};
