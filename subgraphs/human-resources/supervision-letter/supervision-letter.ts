import { letterDoors } from '#kernel/supervision/letter-doors.js';
import { HumanResourcesPart } from '../case-part/human-resources-part.type.js';

/** The union's supervision letters (一函两书): recommendations to the bureau (建议书), and copies of the others. */
export const humanResourcesLetters = letterDoors(
  'humanResources',
  'the human-resources bureau',
  HumanResourcesPart,
);
