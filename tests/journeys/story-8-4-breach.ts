import type { Scene } from './scene.js';
import { ordered } from './story-8-4-ordered.js';
import { unpaid } from './story-8-4-unpaid.js';
import type { Step } from './story.js';

/** The second half of 8.4: nothing is paid; orders, inspection, a letter of the union, the police, enforcement. */
export const breachOfForty: Step<Scene>[] = [...unpaid, ...ordered];
