import type { Machine } from '#kernel/machine.js';

/**
 * ACCEPTED      受理        taken up; the other side has not been asked yet
 * IN_MEDIATION  调解中      both sides have consented and are talking
 * EXTENDED      延期        the same, for longer than the rule gives
 * SUSPENDED     中止        sham mediation is suspected, or an appraisal is awaited
 * AGREED        达成协议    the agreement has taken effect            (final)
 * FAILED        调解不成    no agreement, with a coded reason         (final)
 * WITHDRAWN     撤回        the parties settled by themselves         (final)
 * TERMINATED    终止        a party does not want to go on            (final)
 */
export type MediationState =
  'ACCEPTED' | 'IN_MEDIATION' | 'EXTENDED' | 'SUSPENDED' | 'AGREED' | 'FAILED' | 'WITHDRAWN' | 'TERMINATED';

export type MediationAct =
  | 'begin'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'draft'
  | 'confirmFact'
  | 'agree'
  | 'fail'
  | 'withdraw'
  | 'stop';

export const mediationMachine: Machine<MediationState, MediationAct> = {
  ACCEPTED: { begin: 'IN_MEDIATION', fail: 'FAILED', withdraw: 'WITHDRAWN', stop: 'TERMINATED' },
  IN_MEDIATION: {
    extend: 'EXTENDED',
    suspend: 'SUSPENDED',
    draft: 'IN_MEDIATION',
    confirmFact: 'IN_MEDIATION',
    agree: 'AGREED',
    fail: 'FAILED',
    withdraw: 'WITHDRAWN',
    stop: 'TERMINATED',
  },
  EXTENDED: {
    suspend: 'SUSPENDED',
    draft: 'EXTENDED',
    confirmFact: 'EXTENDED',
    agree: 'AGREED',
    fail: 'FAILED',
    withdraw: 'WITHDRAWN',
    stop: 'TERMINATED',
  },
  SUSPENDED: { resume: 'IN_MEDIATION', fail: 'FAILED', withdraw: 'WITHDRAWN', stop: 'TERMINATED' },
  AGREED: {},
  FAILED: {},
  WITHDRAWN: {},
  TERMINATED: {},
};

/** A mediation that has come to its end. */
export function hasEnded(state: MediationState): boolean {
  return Object.keys(mediationMachine[state]).length === 0;
}

/** The act by which a mediation ends, by the code of its outcome; any other outcome is a failure. */
export function endingAct(outcome: string): MediationAct {
  const acts: Record<string, MediationAct> = {
    AGREED: 'agree',
    SELF_SETTLED_WITHDRAWN: 'withdraw',
    PARTY_STOPS: 'stop',
  };
  return acts[outcome] ?? 'fail';
}
