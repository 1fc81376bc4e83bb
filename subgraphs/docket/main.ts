import { runAgency } from '#kernel/start.js';
import { docket } from './agency.js';

await runAgency(docket);
