import { z } from 'zod';
import { readEnvironment } from '#kernel/config-values.js';
import { type Suite, suites } from '#kernel/signing/suite.js';

/** The suite that new keys of organisations are of; keys that are there stay what they are. */
export function readSignatureSuite(environment: NodeJS.ProcessEnv): Suite {
  const shape = z.object({ HUB_SIGNATURE_SUITE: z.enum(suites).default('Ed25519') });
  return readEnvironment(shape, environment).HUB_SIGNATURE_SUITE;
}
