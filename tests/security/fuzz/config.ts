/** How much `npm test` throws, and what a longer run sets instead: FUZZ_INPUTS=50000 FUZZ_SEED=7. */
export const fuzzConfig = {
  inputs: Number(process.env.FUZZ_INPUTS ?? 2000),
  seed: Number(process.env.FUZZ_SEED ?? 1),
};
