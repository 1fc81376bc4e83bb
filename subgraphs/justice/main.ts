import { runAgency } from '#kernel/start.js';
import { justice } from './agency.js';

await runAgency(justice);
