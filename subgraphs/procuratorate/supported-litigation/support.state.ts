import type { Machine } from '#kernel/machine.js';

/**
 * APPLIED    申请          nobody has taken the application up
 * REVIEWING  审查          a procurator weighs it; others see nothing of it
 * DECIDED    决定支持      the claimant goes to court, the procuratorate helps
 * DECLINED   不支持        with a reason (final)
 * FILED      已提交支持起诉书  the claimant has sued, the court has the statement of support
 * HEARING    开庭
 * CLOSED     办结          the court has decided, or the suit has ended (final)
 * SETTLED    促成和解      (final)
 * WITHDRAWN  撤回          the claimant took the application or the consent back (final)
 */
export type SupportState =
  'APPLIED' | 'REVIEWING' | 'DECIDED' | 'DECLINED' | 'FILED' | 'HEARING' | 'CLOSED' | 'SETTLED' | 'WITHDRAWN';

export type SupportAct =
  'review' | 'support' | 'decline' | 'return' | 'file' | 'hear' | 'close' | 'settle' | 'withdraw';

export const supportMachine: Machine<SupportState, SupportAct> = {
  APPLIED: { review: 'REVIEWING', return: 'DECLINED', withdraw: 'WITHDRAWN' },
  REVIEWING: {
    support: 'DECIDED',
    decline: 'DECLINED',
    return: 'DECLINED',
    settle: 'SETTLED',
    withdraw: 'WITHDRAWN',
  },
  DECIDED: { file: 'FILED', settle: 'SETTLED', withdraw: 'WITHDRAWN' },
  DECLINED: {},
  FILED: { hear: 'HEARING', close: 'CLOSED', settle: 'SETTLED', withdraw: 'WITHDRAWN' },
  HEARING: { close: 'CLOSED', settle: 'SETTLED', withdraw: 'WITHDRAWN' },
  CLOSED: {},
  SETTLED: {},
  WITHDRAWN: {},
};
