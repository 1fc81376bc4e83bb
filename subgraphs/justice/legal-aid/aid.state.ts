import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED           申请      seven days to decide
 * SUPPLEMENT        补充材料  the applicant has been told, once, what is missing
 * ADVANCED          先行提供  a lawyer helps before the papers are complete
 * GRANTED           给予援助  three days to assign a lawyer
 * REFUSED           不予援助  the applicant may object; reopened when the refusal is ordered to be corrected
 * DEEMED_WITHDRAWN  视为撤回  the papers never came, or the applicant gave up (final)
 * ASSIGNED          指派
 * HANDLING          办理
 * CONCLUDED         结案      (final)
 * TERMINATED        终止      (final)
 */
export type AidState =
  | 'APPLIED'
  | 'SUPPLEMENT'
  | 'ADVANCED'
  | 'GRANTED'
  | 'REFUSED'
  | 'DEEMED_WITHDRAWN'
  | 'ASSIGNED'
  | 'HANDLING'
  | 'CONCLUDED'
  | 'TERMINATED';

export type AidAct =
  | 'requireSupplement'
  | 'supplement'
  | 'advance'
  | 'grant'
  | 'refuse'
  | 'reopen'
  | 'withdraw'
  | 'assign'
  | 'begin'
  | 'conclude'
  | 'terminate';

export const aidMachine: Machine<AidState, AidAct> = {
  APPLIED: {
    requireSupplement: 'SUPPLEMENT',
    advance: 'ADVANCED',
    grant: 'GRANTED',
    refuse: 'REFUSED',
    withdraw: 'DEEMED_WITHDRAWN',
  },
  SUPPLEMENT: { supplement: 'APPLIED', advance: 'ADVANCED', withdraw: 'DEEMED_WITHDRAWN' },
  ADVANCED: { grant: 'GRANTED', refuse: 'REFUSED', withdraw: 'DEEMED_WITHDRAWN' },
  GRANTED: { assign: 'ASSIGNED', terminate: 'TERMINATED' },
  REFUSED: { reopen: 'APPLIED' },
  DEEMED_WITHDRAWN: {},
  ASSIGNED: { assign: 'ASSIGNED', begin: 'HANDLING', terminate: 'TERMINATED' },
  HANDLING: { assign: 'ASSIGNED', conclude: 'CONCLUDED', terminate: 'TERMINATED' },
  CONCLUDED: {},
  TERMINATED: {},
};
