import { pino } from 'pino';
import { readGatewayConfig } from './config.js';
import { startGateway } from './start.js';

const log = pino({ name: 'gateway' });
try {
  const gateway = await startGateway(readGatewayConfig(process.env), log);
  log.info({ url: gateway.url }, 'ready');
  const stop = () => void gateway.stop().finally(() => process.exit(0));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, stop);
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
