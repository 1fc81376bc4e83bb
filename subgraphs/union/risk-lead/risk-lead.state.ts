import type { Machine } from '#kernel/machine.js';

/**
 * REPORTED          上报        an informant has seen a sign of unpaid wages or of a hazard
 * VERIFYING         核实        supervisors look into it
 * RESOLVED_LOCALLY  就地化解    put right on the spot
 * ESCALATED         上欠薪平台  handed to the platform for wage arrears, with its history
 * CLOSED            办结        (final)
 */
export type RiskLeadState = 'REPORTED' | 'VERIFYING' | 'RESOLVED_LOCALLY' | 'ESCALATED' | 'CLOSED';
export type RiskLeadAct = 'verify' | 'resolve' | 'escalate' | 'close';

export const riskLeadMachine: Machine<RiskLeadState, RiskLeadAct> = {
  REPORTED: { verify: 'VERIFYING' },
  VERIFYING: { verify: 'VERIFYING', resolve: 'RESOLVED_LOCALLY', escalate: 'ESCALATED' },
  RESOLVED_LOCALLY: { close: 'CLOSED' },
  ESCALATED: { close: 'CLOSED' },
  CLOSED: {},
};
