/** Others work on the machine as well, so that what is timed may take twice as long: CI=1. */
export const sharedMachine = (): boolean => process.env.CI === '1' || process.env.CI === 'true';
