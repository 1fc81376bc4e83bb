import { z } from 'zod';

/** Pieces of environment schemas that several processes share. */
export const port = z.coerce.number().int().min(0).max(65535);
export const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
/** What a person must show besides the sign-in proper. */
export const secondFactor = z.enum(['none', 'totp']).default('none');
export const mode = z.enum(['development', 'production']).default('development');

/** Reads the environment by a schema; a missing or wrong value stops the process with one readable line each. */
export function readEnvironment<T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete:\n${lines.join('\n')}`);
}
