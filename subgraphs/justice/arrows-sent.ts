import type { ArrowsSent } from '#kernel/arrows/proposal.js';
import { peoplesMediation } from './peoples-mediation/peoples-mediation.js';

/** The arrows the justice bureau sends, and who answers their guards. */
export const justiceArrows: ArrowsSent = { ...peoplesMediation.sends, A18: {}, A19: {}, A20: {} };

/** A dispute goes on elsewhere on the party's own application, which the bureau passes on. */
export const justicePlainArrows = ['A18', 'A19', 'A20'];
