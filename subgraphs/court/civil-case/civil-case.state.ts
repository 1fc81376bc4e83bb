import type { Machine } from '#kernel/machine.js';

/**
 * REGISTERED    登记立案
 * IN_MEDIATION  委托调解    out with a mediator, by consent of both
 * TRIAL         审理
 * JUDGED        判决        or dismissed by ruling (驳回起诉); open to appeal once served
 * MEDIATED      调解书      takes effect when the last party has signed for it
 * WITHDRAWN     撤诉        (final)
 * APPEALED      上诉        before the court above
 * FINAL         生效        (final)
 */
export type CivilCaseState =
  'REGISTERED' | 'IN_MEDIATION' | 'TRIAL' | 'JUDGED' | 'MEDIATED' | 'WITHDRAWN' | 'APPEALED' | 'FINAL';
export type CivilCaseAct =
  | 'entrust'
  | 'redesignate'
  | 'resume'
  | 'hear'
  | 'extend'
  | 'ruleLimitation'
  | 'judge'
  | 'dismiss'
  | 'mediate'
  | 'withdraw'
  | 'serve'
  | 'appeal'
  | 'registerAppeal'
  | 'concludeAppeal'
  | 'takeEffect';

export const civilCaseMachine: Machine<CivilCaseState, CivilCaseAct> = {
  REGISTERED: {
    entrust: 'IN_MEDIATION',
    hear: 'TRIAL',
    extend: 'REGISTERED',
    dismiss: 'JUDGED',
    mediate: 'MEDIATED',
    withdraw: 'WITHDRAWN',
  },
  IN_MEDIATION: { redesignate: 'IN_MEDIATION', resume: 'TRIAL', mediate: 'MEDIATED', withdraw: 'WITHDRAWN' },
  TRIAL: {
    entrust: 'IN_MEDIATION',
    extend: 'TRIAL',
    ruleLimitation: 'TRIAL',
    judge: 'JUDGED',
    dismiss: 'JUDGED',
    mediate: 'MEDIATED',
    withdraw: 'WITHDRAWN',
  },
  JUDGED: { serve: 'JUDGED', appeal: 'APPEALED', takeEffect: 'FINAL' },
  MEDIATED: { takeEffect: 'FINAL' },
  WITHDRAWN: {},
  APPEALED: { registerAppeal: 'APPEALED', concludeAppeal: 'FINAL' },
  FINAL: {},
};
