import type { Machine } from '#kernel/machine.js';

/**
 * ACCEPTED                    受理
 * REVIEWING                   审查          others see nothing of it
 * PROTEST                     抗诉          (final)
 * RETRIAL_RECOMMENDATION      再审检察建议  to the court (final)
 * ENFORCEMENT_RECOMMENDATION  执行检察建议  to the court (final)
 * NOT_SUPPORTED               不支持监督申请 with a reason (final)
 */
export type CivilSupervisionState =
  | 'ACCEPTED'
  | 'REVIEWING'
  | 'PROTEST'
  | 'RETRIAL_RECOMMENDATION'
  | 'ENFORCEMENT_RECOMMENDATION'
  | 'NOT_SUPPORTED';

export type CivilSupervisionAct =
  'review' | 'protest' | 'recommendRetrial' | 'recommendEnforcement' | 'notSupport';

export const civilSupervisionMachine: Machine<CivilSupervisionState, CivilSupervisionAct> = {
  ACCEPTED: { review: 'REVIEWING' },
  REVIEWING: {
    protest: 'PROTEST',
    recommendRetrial: 'RETRIAL_RECOMMENDATION',
    recommendEnforcement: 'ENFORCEMENT_RECOMMENDATION',
    notSupport: 'NOT_SUPPORTED',
  },
  PROTEST: {},
  RETRIAL_RECOMMENDATION: {},
  ENFORCEMENT_RECOMMENDATION: {},
  NOT_SUPPORTED: {},
};
