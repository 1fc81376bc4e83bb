import { runAgency } from '#kernel/start.js';
import { humanResources } from './agency.js';

await runAgency(humanResources);
