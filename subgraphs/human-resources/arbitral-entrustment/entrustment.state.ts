import type { Machine } from '#kernel/machine.js';

/**
 * CONSENTED  双方同意    both sides want mediation before the hearing; ten working days run
 * ENTRUSTED  已委托      the letter is with the mediators
 * AGREED     达成协议    the tribunal makes the arbitral statement
 * FAILED     调解不成    no agreement in time, or a party does not go on
 * HEARING    转入开庭    the hearing is held (final)
 */
export type EntrustmentState = 'CONSENTED' | 'ENTRUSTED' | 'AGREED' | 'FAILED' | 'HEARING';
export type EntrustmentAct = 'entrust' | 'takeBack' | 'agree' | 'fail' | 'hear';

export const entrustmentMachine: Machine<EntrustmentState, EntrustmentAct> = {
  CONSENTED: { entrust: 'ENTRUSTED', fail: 'FAILED' },
  ENTRUSTED: { takeBack: 'CONSENTED', agree: 'AGREED', fail: 'FAILED' },
  AGREED: { hear: 'HEARING' },
  FAILED: { hear: 'HEARING' },
  HEARING: {},
};
