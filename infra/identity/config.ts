import { z } from 'zod';
import { mode, port, readEnvironment, secondFactor } from '#kernel/config-values.js';

const schema = z.object({
  PORT: port.default(4007),
  HOST: z.string().default('127.0.0.1'),
  IDENTITY_DATABASE_URL: z.url(),
  KEYS_DIR: z.string(),
  ADDRESS_BOOK: z.string(),
  ADDRESS_BOOK_KEY: z.string(),
  HUB_MODE: mode,
  /** `totp` asks everybody for a code of their authenticator after the sign-in proper. */
  SECOND_FACTOR: secondFactor,
});

export type IdentityConfig = z.infer<typeof schema>;

export function readIdentityConfig(environment: NodeJS.ProcessEnv): IdentityConfig {
  return readEnvironment(schema, environment);
}
