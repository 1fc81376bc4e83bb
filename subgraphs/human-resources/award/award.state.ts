import type { Machine } from '#kernel/machine.js';

/**
 * MADE      作出      a final one is law between the parties from that day; the other waits for the time to sue
 * SUED      已起诉    a side has sued in time: what it sued on has no force
 * IN_FORCE  生效      nobody has sued in time
 * ANNULLED  被撤销    by the intermediate court; both may sue within fifteen days (final)
 */
export type AwardState = 'MADE' | 'SUED' | 'IN_FORCE' | 'ANNULLED';
export type AwardAct =
  'serve' | 'sue' | 'endOneSuit' | 'endSuit' | 'applyAnnulment' | 'dismissAnnulment' | 'annul' | 'takeEffect';

export const awardMachine: Machine<AwardState, AwardAct> = {
  MADE: {
    serve: 'MADE',
    sue: 'SUED',
    applyAnnulment: 'MADE',
    dismissAnnulment: 'MADE',
    annul: 'ANNULLED',
    takeEffect: 'IN_FORCE',
  },
  SUED: { serve: 'SUED', sue: 'SUED', endOneSuit: 'SUED', endSuit: 'MADE', dismissAnnulment: 'SUED' },
  IN_FORCE: {},
  ANNULLED: {},
};
