import type { Machine } from '#kernel/machine.js';

/**
 * REGISTERED    登记立案
 * IN_MEDIATION  委托调解    out with a mediator, by consent of both
 * TRIAL         审理
 * JUDGED        判决        (final)
 * MEDIATED      调解书      (final)
 * WITHDRAWN     撤诉        (final)
 */
export type CivilCaseState = 'REGISTERED' | 'IN_MEDIATION' | 'TRIAL' | 'JUDGED' | 'MEDIATED' | 'WITHDRAWN';
export type CivilCaseAct = 'entrust' | 'redesignate' | 'resume' | 'hear' | 'judge' | 'mediate' | 'withdraw';

export const civilCaseMachine: Machine<CivilCaseState, CivilCaseAct> = {
  REGISTERED: { entrust: 'IN_MEDIATION', hear: 'TRIAL', mediate: 'MEDIATED', withdraw: 'WITHDRAWN' },
  IN_MEDIATION: { redesignate: 'IN_MEDIATION', resume: 'TRIAL', mediate: 'MEDIATED', withdraw: 'WITHDRAWN' },
  TRIAL: { entrust: 'IN_MEDIATION', judge: 'JUDGED', mediate: 'MEDIATED', withdraw: 'WITHDRAWN' },
  JUDGED: {},
  MEDIATED: {},
  WITHDRAWN: {},
};
