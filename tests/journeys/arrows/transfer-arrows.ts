import type { ArrowJourney } from './arrow-journey.js';

export const transferArrowJourneys: ArrowJourney[] = [];
