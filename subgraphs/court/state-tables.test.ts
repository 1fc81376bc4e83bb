import { describe, expect, test } from 'vitest';
import { type Machine, move } from '#kernel/machine.js';
import { awardAnnulmentMachine } from './award-annulment/award-annulment.state.js';
import { civilCaseMachine } from './civil-case/civil-case.state.js';
import { enforcementMachine } from './enforcement/enforcement.state.js';
import { filingIntakeMachine } from './filing-intake/filing-intake.state.js';
import { judicialConfirmationMachine } from './judicial-confirmation/judicial-confirmation.state.js';
import { paymentOrderMachine } from './payment-order/payment-order.state.js';
import { preFilingMediationMachine } from './pre-filing-mediation/pre-filing-mediation.state.js';

interface Table {
  name: string;
  machine: Machine<string, string>;
  acts: string[];
  allowed: Record<string, string>;
}

const tables: Table[] = [
  {
    name: 'a filing intake',
    machine: filingIntakeMachine,
    acts: ['requireSupplement', 'supplement', 'register', 'refuse', 'divert'],
    allowed: {
      'RECEIVED requireSupplement': 'DEFECTIVE',
      'RECEIVED register': 'REGISTERED',
      'RECEIVED refuse': 'NOT_ACCEPTED',
      'RECEIVED divert': 'DIVERTED',
      'DEFECTIVE supplement': 'RECEIVED',
      'DEFECTIVE refuse': 'NOT_ACCEPTED',
      'DEFECTIVE divert': 'DIVERTED',
    },
  },
  {
    name: 'a pre-filing mediation',
    machine: preFilingMediationMachine,
    acts: [
      'awaitConsent',
      'consent',
      'delegate',
      'redesignate',
      'return',
      'agree',
      'fail',
      'confirm',
      'loseConfirmation',
      'issueStatement',
      'transfer',
    ],
    allowed: {
      'OPENED awaitConsent': 'CONSENT_PENDING',
      'OPENED delegate': 'REFERRED',
      'OPENED redesignate': 'REFERRED',
      'OPENED transfer': 'TO_FILING',
      'CONSENT_PENDING consent': 'OPENED',
      'CONSENT_PENDING transfer': 'TO_FILING',
      'REFERRED redesignate': 'REFERRED',
      'REFERRED return': 'OPENED',
      'REFERRED agree': 'AGREED',
      'REFERRED fail': 'FAILED',
      'AGREED confirm': 'CONFIRMED',
      'AGREED issueStatement': 'STATEMENT_ISSUED',
      'CONFIRMED loseConfirmation': 'AGREED',
      'FAILED transfer': 'TO_FILING',
    },
  },
  {
    name: 'a civil case',
    machine: civilCaseMachine,
    acts: [
      ...[
        'entrust',
        'redesignate',
        'resume',
        'hear',
        'extend',
        'ruleLimitation',
        'judge',
        'dismiss',
        'mediate',
      ],
      ...['withdraw', 'serve', 'appeal', 'registerAppeal', 'concludeAppeal', 'takeEffect'],
    ],
    allowed: {
      'REGISTERED entrust': 'IN_MEDIATION',
      'REGISTERED hear': 'TRIAL',
      'REGISTERED extend': 'REGISTERED',
      'REGISTERED dismiss': 'JUDGED',
      'REGISTERED mediate': 'MEDIATED',
      'REGISTERED withdraw': 'WITHDRAWN',
      'IN_MEDIATION redesignate': 'IN_MEDIATION',
      'IN_MEDIATION resume': 'TRIAL',
      'IN_MEDIATION mediate': 'MEDIATED',
      'IN_MEDIATION withdraw': 'WITHDRAWN',
      'TRIAL entrust': 'IN_MEDIATION',
      'TRIAL extend': 'TRIAL',
      'TRIAL ruleLimitation': 'TRIAL',
      'TRIAL judge': 'JUDGED',
      'TRIAL dismiss': 'JUDGED',
      'TRIAL mediate': 'MEDIATED',
      'TRIAL withdraw': 'WITHDRAWN',
      'JUDGED serve': 'JUDGED',
      'JUDGED appeal': 'APPEALED',
      'JUDGED takeEffect': 'FINAL',
      'MEDIATED takeEffect': 'FINAL',
      'APPEALED registerAppeal': 'APPEALED',
      'APPEALED concludeAppeal': 'FINAL',
    },
  },
  {
    name: 'a judicial confirmation',
    machine: judicialConfirmationMachine,
    acts: [
      ...['requireSupplement', 'supplement', 'accept', 'refuse', 'review', 'ask', 'answer', 'extend'],
      ...['confirm', 'reject', 'withdraw', 'deemWithdrawn', 'amend', 'revoke'],
    ],
    allowed: {
      'CONFIRMED amend': 'CONFIRMED',
      'CONFIRMED revoke': 'REVOKED',
      'APPLIED requireSupplement': 'DEFECTIVE',
      'DEFECTIVE supplement': 'APPLIED',
      'DEFECTIVE refuse': 'NOT_ACCEPTED',
      'DEFECTIVE withdraw': 'WITHDRAWN',
      'DEFECTIVE deemWithdrawn': 'DEEMED_WITHDRAWN',
      'ACCEPTED review': 'REVIEWING',
      'REVIEWING ask': 'REVIEWING',
      'REVIEWING answer': 'REVIEWING',
      'REVIEWING extend': 'REVIEWING',
      'REVIEWING confirm': 'CONFIRMED',
      'REVIEWING reject': 'REJECTED',
      'REVIEWING withdraw': 'WITHDRAWN',
      'REVIEWING deemWithdrawn': 'DEEMED_WITHDRAWN',
      'APPLIED accept': 'ACCEPTED',
      'APPLIED refuse': 'NOT_ACCEPTED',
      'APPLIED withdraw': 'WITHDRAWN',
      'ACCEPTED extend': 'ACCEPTED',
      'ACCEPTED confirm': 'CONFIRMED',
      'ACCEPTED reject': 'REJECTED',
      'ACCEPTED withdraw': 'WITHDRAWN',
    },
  },
  {
    name: 'a payment order',
    machine: paymentOrderMachine,
    acts: [
      ...['accept', 'refuse', 'reject', 'issue', 'serve', 'noteObjection', 'object', 'takeEffect', 'lapse'],
      ...['withdraw', 'sue'],
    ],
    allowed: {
      'APPLIED accept': 'ACCEPTED',
      'APPLIED refuse': 'REFUSED',
      'APPLIED withdraw': 'TERMINATED',
      'ACCEPTED issue': 'ISSUED',
      'ACCEPTED reject': 'REFUSED',
      'ACCEPTED withdraw': 'TERMINATED',
      'ACCEPTED sue': 'TERMINATED',
      'ISSUED serve': 'SERVED',
      'ISSUED lapse': 'TERMINATED',
      'ISSUED withdraw': 'TERMINATED',
      'ISSUED sue': 'TERMINATED',
      'SERVED noteObjection': 'SERVED',
      'SERVED object': 'TERMINATED',
      'SERVED takeEffect': 'EFFECTIVE',
      'SERVED sue': 'TERMINATED',
    },
  },
  {
    name: 'an enforcement',
    machine: enforcementMachine,
    acts: [
      ...['file', 'notify', 'raiseBar', 'payPart', 'complete', 'suspend', 'resume', 'resumePartlyPaid'],
      ...['endRound', 'takeUpAgain', 'endWithInstrument'],
    ],
    allowed: {
      'APPLIED file': 'FILED',
      'APPLIED endWithInstrument': 'TERMINATED',
      'FILED endWithInstrument': 'TERMINATED',
      'NOTICE endWithInstrument': 'TERMINATED',
      'PARTLY_PAID endWithInstrument': 'TERMINATED',
      'SUSPENDED endWithInstrument': 'TERMINATED',
      'TERMINATED_THIS_ROUND endWithInstrument': 'TERMINATED',
      'FILED notify': 'NOTICE',
      'NOTICE raiseBar': 'NOTICE',
      'NOTICE payPart': 'PARTLY_PAID',
      'NOTICE complete': 'COMPLETED',
      'NOTICE suspend': 'SUSPENDED',
      'NOTICE endRound': 'TERMINATED_THIS_ROUND',
      'PARTLY_PAID raiseBar': 'PARTLY_PAID',
      'PARTLY_PAID payPart': 'PARTLY_PAID',
      'PARTLY_PAID complete': 'COMPLETED',
      'PARTLY_PAID suspend': 'SUSPENDED',
      'PARTLY_PAID endRound': 'TERMINATED_THIS_ROUND',
      'SUSPENDED resume': 'NOTICE',
      'SUSPENDED resumePartlyPaid': 'PARTLY_PAID',
      'SUSPENDED endRound': 'TERMINATED_THIS_ROUND',
      'TERMINATED_THIS_ROUND takeUpAgain': 'FILED',
    },
  },
  {
    name: 'an annulment of an award',
    machine: awardAnnulmentMachine,
    acts: ['accept', 'annul', 'dismiss'],
    allowed: {
      'APPLIED accept': 'REVIEWING',
      'APPLIED dismiss': 'DISMISSED',
      'REVIEWING annul': 'ANNULLED',
      'REVIEWING dismiss': 'DISMISSED',
    },
  },
];

describe.each(tables)('$name', ({ machine, acts, allowed }) => {
  const steps = Object.keys(machine).flatMap((state) => acts.map((act) => `${state} ${act}`));
  const refused = steps.filter((step) => !(step in allowed));

  test.each(Object.entries(allowed))('%s leads to %s', (step, next) => {
    const [state, act] = step.split(' ') as [string, string];
    expect(move(machine, state, act)).toBe(next);
  });

  test.each(refused)('%s is refused', (step) => {
    const [state, act] = step.split(' ') as [string, string];
    expect(() => move(machine, state, act)).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }));
  });
});
