import type { Machine } from '#kernel/machine.js';

/**
 * PLANNED    计划      employer, day and team are set
 * ON_SITE    入企体检
 * REPORTED   出具报告  findings with what is recommended
 * FOLLOW_UP  跟踪整改
 * CLOSED     办结      every finding has been looked at again (final)
 */
export type HealthCheckState = 'PLANNED' | 'ON_SITE' | 'REPORTED' | 'FOLLOW_UP' | 'CLOSED';
export type HealthCheckAct = 'visit' | 'report' | 'followUp' | 'close';

export const healthCheckMachine: Machine<HealthCheckState, HealthCheckAct> = {
  PLANNED: { visit: 'ON_SITE' },
  ON_SITE: { report: 'REPORTED' },
  REPORTED: { followUp: 'FOLLOW_UP' },
  FOLLOW_UP: { close: 'CLOSED' },
  CLOSED: {},
};
