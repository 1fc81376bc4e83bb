import { mediationDoors } from '#kernel/mediation/mediation-doors.js';

/** Mediation by the union (工会调解). */
export const unionMediation = mediationDoors('union', 'the union');
