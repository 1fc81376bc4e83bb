import { letterDoors } from '#kernel/supervision/letter-doors.js';
import { ProcuratoratePart } from '../case-part/procuratorate-part.type.js';

/** The union's supervision letters (一函两书) that the procuratorate follows. */
export const procuratorateLetters = letterDoors('procuratorate', 'the procuratorate', ProcuratoratePart);
