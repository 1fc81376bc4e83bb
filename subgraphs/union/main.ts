import { runAgency } from '#kernel/start.js';
import { union } from './agency.js';

await runAgency(union);
