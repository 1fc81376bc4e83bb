import { runAgency } from '#kernel/start.js';
import { procuratorate } from './agency.js';

await runAgency(procuratorate);
