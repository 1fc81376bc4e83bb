/** Everything is tried in the release run, a part of it with every change. */
export const thorough = process.env.SECURITY === 'thorough';
