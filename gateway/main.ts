import { processLog } from '#kernel/log.js';
import { onEnd } from '#kernel/on-end.js';
import { readGatewayConfig } from './config.js';
import { startGateway } from './start.js';

const log = processLog('gateway');
try {
  const gateway = await startGateway(readGatewayConfig(process.env), log);
  log.info({ url: gateway.url }, 'ready');
  onEnd(() => gateway.stop());
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
