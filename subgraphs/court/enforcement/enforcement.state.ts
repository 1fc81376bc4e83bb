import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED                申请执行
 * FILED                  立案执行
 * NOTICE                 执行通知          the debtor is told to pay and to report property
 * PARTLY_PAID            部分履行
 * COMPLETED              执行完毕          (final)
 * TERMINATED_THIS_ROUND  终结本次执行程序  taken up again when property is found (恢复执行)
 * SUSPENDED              中止执行
 * TERMINATED             终结执行          the instrument has been revoked or amended (final)
 */
export type EnforcementState =
  | 'APPLIED'
  | 'FILED'
  | 'NOTICE'
  | 'PARTLY_PAID'
  | 'COMPLETED'
  | 'TERMINATED_THIS_ROUND'
  | 'SUSPENDED'
  | 'TERMINATED';
export type EnforcementAct =
  | 'file'
  | 'notify'
  | 'raiseBar'
  | 'payPart'
  | 'complete'
  | 'suspend'
  | 'resume'
  | 'resumePartlyPaid'
  | 'endRound'
  | 'takeUpAgain'
  | 'endWithInstrument';

export const enforcementMachine: Machine<EnforcementState, EnforcementAct> = {
  APPLIED: { file: 'FILED', endWithInstrument: 'TERMINATED' },
  FILED: { notify: 'NOTICE', endWithInstrument: 'TERMINATED' },
  NOTICE: {
    raiseBar: 'NOTICE',
    payPart: 'PARTLY_PAID',
    complete: 'COMPLETED',
    suspend: 'SUSPENDED',
    endRound: 'TERMINATED_THIS_ROUND',
    endWithInstrument: 'TERMINATED',
  },
  PARTLY_PAID: {
    raiseBar: 'PARTLY_PAID',
    payPart: 'PARTLY_PAID',
    complete: 'COMPLETED',
    suspend: 'SUSPENDED',
    endRound: 'TERMINATED_THIS_ROUND',
    endWithInstrument: 'TERMINATED',
  },
  COMPLETED: {},
  TERMINATED_THIS_ROUND: { takeUpAgain: 'FILED', endWithInstrument: 'TERMINATED' },
  SUSPENDED: {
    resume: 'NOTICE',
    resumePartlyPaid: 'PARTLY_PAID',
    endRound: 'TERMINATED_THIS_ROUND',
    endWithInstrument: 'TERMINATED',
  },
  TERMINATED: {},
};
