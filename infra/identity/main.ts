import { processLog } from '#kernel/log.js';
import { people } from '../county/people.js';
import { readIdentityConfig } from './config.js';
import { startIdentity } from './start.js';

const log = processLog('identity');
try {
  const identity = await startIdentity(readIdentityConfig(process.env), people);
  log.info({ url: identity.url }, 'ready');
  const end = () => {
    setTimeout(() => process.exit(1), 5000).unref();
    void identity.stop().finally(() => process.exit(0));
  };
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, end);
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
