import { runAgency } from '#kernel/start.js';
import { court } from './agency.js';

await runAgency(court);
