import { mediationDoors } from '#kernel/mediation/mediation-doors.js';

/** People's mediation (人民调解) by the committees the bureau guides; its mediators are those of the bureau's own roster. */
export const peoplesMediation = mediationDoors('justice', 'the people’s mediation committees', {
  roster: false,
});
