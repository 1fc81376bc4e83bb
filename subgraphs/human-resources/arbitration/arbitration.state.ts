import type { Machine } from '#kernel/machine.js';

/**
 * FILED                收件              the application is in; the committee has five working days
 * DEFECTIVE            补正              the applicant has been told, once, what is missing
 * MEDIATION_SUGGESTED  建议调解、暂缓受理  acceptance waits while the parties try mediation
 * ACCEPTED             受理              the time for the award runs
 * NOT_ACCEPTED         不予受理          the applicant may sue (final)
 * TRANSFERRED          移送              to the committee that has jurisdiction (final)
 * TRIBUNAL_FORMED      组庭              the parties know their arbitrators
 * DEFENCE              答辩              the respondent has the application
 * HEARING              开庭
 * MEDIATED             仲裁调解书        (final)
 * AWARDED              裁决              (final)
 * WITHDRAWN            撤回              (final)
 * SUSPENDED            中止              the time for the award stands still
 * TERMINATED           终止              a party has sued because the award is late (final)
 */
export type ArbitrationState =
  | 'FILED'
  | 'DEFECTIVE'
  | 'MEDIATION_SUGGESTED'
  | 'ACCEPTED'
  | 'NOT_ACCEPTED'
  | 'TRANSFERRED'
  | 'TRIBUNAL_FORMED'
  | 'DEFENCE'
  | 'HEARING'
  | 'MEDIATED'
  | 'AWARDED'
  | 'WITHDRAWN'
  | 'SUSPENDED'
  | 'TERMINATED';

export type ArbitrationAct =
  | 'requireSupplement'
  | 'supplement'
  | 'suggestMediation'
  | 'endSuggestion'
  | 'accept'
  | 'refuse'
  | 'transfer'
  | 'withdraw'
  | 'formTribunal'
  | 'openDefence'
  | 'hear'
  | 'mediate'
  | 'award'
  | 'suspend'
  | 'resumeTribunal'
  | 'resumeDefence'
  | 'resumeHearing'
  | 'terminate';

export const arbitrationMachine: Machine<ArbitrationState, ArbitrationAct> = {
  FILED: {
    requireSupplement: 'DEFECTIVE',
    suggestMediation: 'MEDIATION_SUGGESTED',
    accept: 'ACCEPTED',
    refuse: 'NOT_ACCEPTED',
    transfer: 'TRANSFERRED',
    withdraw: 'WITHDRAWN',
  },
  DEFECTIVE: { supplement: 'FILED', refuse: 'NOT_ACCEPTED', withdraw: 'WITHDRAWN' },
  MEDIATION_SUGGESTED: { endSuggestion: 'FILED', withdraw: 'WITHDRAWN' },
  ACCEPTED: {
    formTribunal: 'TRIBUNAL_FORMED',
    transfer: 'TRANSFERRED',
    withdraw: 'WITHDRAWN',
    terminate: 'TERMINATED',
  },
  NOT_ACCEPTED: {},
  TRANSFERRED: {},
  TRIBUNAL_FORMED: {
    openDefence: 'DEFENCE',
    mediate: 'MEDIATED',
    suspend: 'SUSPENDED',
    withdraw: 'WITHDRAWN',
    terminate: 'TERMINATED',
  },
  DEFENCE: {
    hear: 'HEARING',
    mediate: 'MEDIATED',
    suspend: 'SUSPENDED',
    withdraw: 'WITHDRAWN',
    terminate: 'TERMINATED',
  },
  HEARING: {
    award: 'AWARDED',
    mediate: 'MEDIATED',
    suspend: 'SUSPENDED',
    withdraw: 'WITHDRAWN',
    terminate: 'TERMINATED',
  },
  MEDIATED: {},
  AWARDED: {},
  WITHDRAWN: {},
  SUSPENDED: {
    resumeTribunal: 'TRIBUNAL_FORMED',
    resumeDefence: 'DEFENCE',
    resumeHearing: 'HEARING',
    terminate: 'TERMINATED',
  },
  TERMINATED: {},
};
