import { mediationDoors } from '#kernel/mediation/mediation-doors.js';

/** Mediation by the bureau's mediation centre (人社调解中心): it takes what courts delegate and entrust. */
export const humanResourcesMediation = mediationDoors(
  'humanResources',
  'the human-resources bureau’s mediation centre',
  { reviews: false },
);
