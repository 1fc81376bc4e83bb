import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED    申请撤销
 * REVIEWING  受理审查
 * ANNULLED   裁定撤销          the parties may sue on the dispute (final, 解释一 §22)
 * DISMISSED  不予受理、驳回    the award stands (final, 解释一 §22)
 */
export type AwardAnnulmentState = 'APPLIED' | 'REVIEWING' | 'ANNULLED' | 'DISMISSED';
export type AwardAnnulmentAct = 'accept' | 'annul' | 'dismiss';

export const awardAnnulmentMachine: Machine<AwardAnnulmentState, AwardAnnulmentAct> = {
  APPLIED: { accept: 'REVIEWING', dismiss: 'DISMISSED' },
  REVIEWING: { annul: 'ANNULLED', dismiss: 'DISMISSED' },
  ANNULLED: {},
  DISMISSED: {},
};
