import type { ArrowJourney } from './arrow-journey.js';

export const everyonesArrowJourneys: ArrowJourney[] = [];
