import type { Machine } from '#kernel/machine.js';

/**
 * ISSUED    已移送  the court has the letter, and has not answered
 * TAKEN_UP  已受理  the court handles it
 * RETURNED  退回    papers are missing, or it is not the court’s; a new transfer may follow (final)
 * RECALLED  撤回    before the court signed for it (final)
 * RULED     已裁定  the court has told what it ruled (final)
 */
export type CourtTransferState = 'ISSUED' | 'TAKEN_UP' | 'RETURNED' | 'RECALLED' | 'RULED';
export type CourtTransferAct = 'takeUp' | 'return' | 'recall' | 'rule';

export const courtTransferMachine: Machine<CourtTransferState, CourtTransferAct> = {
  ISSUED: { takeUp: 'TAKEN_UP', return: 'RETURNED', recall: 'RECALLED' },
  TAKEN_UP: { rule: 'RULED' },
  RETURNED: {},
  RECALLED: {},
  RULED: {},
};
