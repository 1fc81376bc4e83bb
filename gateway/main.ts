import { processLog } from '#kernel/log.js';
import { readGatewayConfig } from './config.js';
import { startGateway } from './start.js';

const log = processLog('gateway');
try {
  const gateway = await startGateway(readGatewayConfig(process.env), log);
  log.info({ url: gateway.url }, 'ready');
  const end = () => {
    setTimeout(() => process.exit(1), 5000).unref();
    void gateway.stop().finally(() => process.exit(0));
  };
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(event, end);
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
