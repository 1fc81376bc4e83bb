import type { ArrowsSent } from '#kernel/arrows/proposal.js';
import { sentByEveryone } from '#kernel/arrows/sent-by-everyone.js';
import { afterMediationSent, enforcementSent } from '#kernel/onward/onward-sent.js';
import { peoplesMediation } from './peoples-mediation/peoples-mediation.js';

/** The arrows the justice bureau sends, and who answers their guards. */
export const justiceArrows: ArrowsSent = {
  ...{ ...peoplesMediation.sends, ...afterMediationSent, ...enforcementSent },
  ...sentByEveryone,
};
