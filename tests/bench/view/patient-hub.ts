import { enterDemoCounty } from '../../../infra/hub/demo.js';
import { type OwnHub, startOwnHub } from '../../../infra/hub/own-hub.js';

const patience = {
  ...{ THROTTLE_OPERATIONS: '1000000', THROTTLE_ROOT_FIELD: '1000000', THROTTLE_MUTATIONS: '1000000' },
  ...{ AGENCY_TIMEOUT_MS: '10000', OPERATION_BUDGET_MS: '15000' },
};

/** A hub with the demo county that waits for its agencies as long as other gateways do, and refuses nobody. */
export function startPatientHub(
  environment: NodeJS.ProcessEnv = {},
  progress?: (line: string) => void,
): Promise<OwnHub> {
  return startOwnHub(progress, {
    env: { ...patience, ...environment },
    before: ({ home, databases }) =>
      enterDemoCounty({ home, databases, stop: new AbortController().signal, progress: () => undefined }),
  });
}
