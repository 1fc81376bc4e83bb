import { processLog } from '#kernel/log.js';
import { onEnd } from '#kernel/on-end.js';
import { people } from '../county/people.js';
import { readIdentityConfig } from './config.js';
import { startIdentity } from './start.js';

const log = processLog('identity');
try {
  const identity = await startIdentity(readIdentityConfig(process.env), people);
  log.info({ url: identity.url }, 'ready');
  onEnd(() => identity.stop());
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
