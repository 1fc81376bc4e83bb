import type { Machine } from '#kernel/machine.js';

/**
 * FILED                收件              the application is in; the committee has five working days
 * DEFECTIVE            补正              the applicant has been told, once, what is missing
 * MEDIATION_SUGGESTED  建议调解、暂缓受理  the letter is out; acceptance waits once both sides try mediation
 * ACCEPTED             受理              the time for the award runs
 * NOT_ACCEPTED         不予受理          the applicant may sue (final)
 * TRANSFERRED          移送              to the committee that has jurisdiction (final)
 * TRIBUNAL_FORMED      组庭              the parties know their arbitrators
 * DEFENCE              答辩              the respondent has the application
 * HEARING              开庭
 * MEDIATED             仲裁调解书        both sides have signed for it (final)
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
  | 'enterClaims'
  | 'requireSupplement'
  | 'supplement'
  | 'suggestMediation'
  | 'referSuggestion'
  | 'endSuggestion'
  | 'accept'
  | 'refuse'
  | 'transfer'
  | 'withdraw'
  | 'serveCopy'
  | 'formTribunal'
  | 'openDefence'
  | 'receiveDefence'
  | 'passDefence'
  | 'requestRecusal'
  | 'decideRecusal'
  | 'scheduleHearing'
  | 'hear'
  | 'extendAward'
  | 'restartAward'
  | 'excludeTime'
  | 'issueStatement'
  | 'signStatement'
  | 'repudiateStatement'
  | 'mediate'
  | 'award'
  | 'suspend'
  | 'resumeTribunal'
  | 'resumeDefence'
  | 'resumeHearing'
  | 'terminate';

/** What may be done while the time for the award runs, and leaves the state as it is. */
function underWay<State extends ArbitrationState>(state: State) {
  return { enterClaims: state, extendAward: state, restartAward: state, excludeTime: state };
}

/** What may be done before the tribunal, at whatever stage. */
function beforeTribunal<State extends ArbitrationState>(state: State) {
  return {
    ...underWay(state),
    requestRecusal: state,
    decideRecusal: state,
    scheduleHearing: state,
    issueStatement: state,
    signStatement: state,
    repudiateStatement: state,
  };
}

const ends = { withdraw: 'WITHDRAWN', terminate: 'TERMINATED' } as const;

export const arbitrationMachine: Machine<ArbitrationState, ArbitrationAct> = {
  FILED: {
    enterClaims: 'FILED',
    requireSupplement: 'DEFECTIVE',
    suggestMediation: 'MEDIATION_SUGGESTED',
    accept: 'ACCEPTED',
    refuse: 'NOT_ACCEPTED',
    transfer: 'TRANSFERRED',
    withdraw: 'WITHDRAWN',
  },
  DEFECTIVE: {
    enterClaims: 'DEFECTIVE',
    supplement: 'FILED',
    refuse: 'NOT_ACCEPTED',
    withdraw: 'WITHDRAWN',
  },
  MEDIATION_SUGGESTED: {
    referSuggestion: 'MEDIATION_SUGGESTED',
    endSuggestion: 'FILED',
    withdraw: 'WITHDRAWN',
  },
  ACCEPTED: {
    ...underWay('ACCEPTED'),
    serveCopy: 'ACCEPTED',
    receiveDefence: 'ACCEPTED',
    passDefence: 'ACCEPTED',
    formTribunal: 'TRIBUNAL_FORMED',
    transfer: 'TRANSFERRED',
    ...ends,
  },
  NOT_ACCEPTED: {},
  TRANSFERRED: {},
  TRIBUNAL_FORMED: {
    ...beforeTribunal('TRIBUNAL_FORMED'),
    serveCopy: 'TRIBUNAL_FORMED',
    openDefence: 'DEFENCE',
    mediate: 'MEDIATED',
    suspend: 'SUSPENDED',
    ...ends,
  },
  DEFENCE: {
    ...beforeTribunal('DEFENCE'),
    receiveDefence: 'DEFENCE',
    passDefence: 'DEFENCE',
    hear: 'HEARING',
    mediate: 'MEDIATED',
    suspend: 'SUSPENDED',
    ...ends,
  },
  HEARING: {
    ...beforeTribunal('HEARING'),
    passDefence: 'HEARING',
    award: 'AWARDED',
    mediate: 'MEDIATED',
    suspend: 'SUSPENDED',
    ...ends,
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
