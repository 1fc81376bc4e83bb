import { pino } from 'pino';
import { people } from '../county/people.js';
import { readIdentityConfig } from './config.js';
import { startIdentity } from './start.js';

const log = pino({ name: 'identity' });
try {
  const identity = await startIdentity(readIdentityConfig(process.env), people);
  log.info({ url: identity.url }, 'ready');
  const stop = () => void identity.stop().finally(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, stop);
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
