import { readContainerConfig } from './config.js';

const { port } = readContainerConfig(process.env);
const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2500) }).catch(
  () => null,
);
process.exit(response?.ok ? 0 : 1);
