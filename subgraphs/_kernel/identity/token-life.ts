/** Seconds an access token of the embedded issuers lives; the gateway renews it well before. */
export const issuedTokenSeconds = 45;
/** Seconds since its issue after which no door takes a token, whatever end its issuer gave it. */
export const oldestTokenSeconds = 48;
/** Seconds by which a clock in the hub may be off. */
export const clockTolerance = 5;

/**
 * Seconds after which a withdrawn person or role is without effect at every door. The last token was issued at the
 * latest at the withdrawal. A door takes it for its age and the tolerance; its clock may itself be late by as much,
 * and the times in a token are whole seconds.
 */
export const withdrawnWithinSeconds = oldestTokenSeconds + clockTolerance + clockTolerance + 1;
