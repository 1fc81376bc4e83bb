import { join } from 'node:path';
import { z } from 'zod';
import { flag, mode, port, readEnvironment } from '#kernel/config-values.js';
import { projectRoot } from '#kernel/project-root.js';

const schema = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url()
    .default('http://127.0.0.1:4000')
    .transform((url) => new URL(url).origin),
  GATEWAY_DATABASE_URL: z.url(),
  KEYS_DIR: z.string(),
  ADDRESS_BOOK: z.string(),
  ADDRESS_BOOK_KEY: z.string(),
  /** Where the embedded issuers stand; by the address book when left out. */
  IDENTITY_URL: z.url().optional(),
  SUPERGRAPH: z.string().default(join(projectRoot, 'schema/supergraph.graphql')),
  HUB_MODE: mode,
  ADJUSTABLE_CLOCK: flag,
  /** How long one agency may take over a query. */
  AGENCY_TIMEOUT_MS: z.coerce.number().int().positive().default(1200),
  /** How long all agencies together may take over one operation; keeps the whole answer within 2 s. */
  OPERATION_BUDGET_MS: z.coerce.number().int().positive().default(1800),
});

export type GatewayConfig = z.infer<typeof schema> & {
  /** Where an agency's GraphQL stands when the address book is not to be asked, by agency: `COURT_URL`, `HUMAN_RESOURCES_URL`. */
  agencyUrls: Record<string, string>;
};

/** A session ends after this long without a request, and at the latest after a long working day. */
export const sessionLimits = { idleMinutes: 30, absoluteHours: 10 };

export function readGatewayConfig(environment: NodeJS.ProcessEnv): GatewayConfig {
  const config = readEnvironment(schema, environment);
  const known = ['PUBLIC_URL', 'IDENTITY_URL'];
  const overrides = Object.entries(environment).flatMap(([name, value]) => {
    const agency = /^([A-Z]+(?:_[A-Z]+)*)_URL$/.exec(name)?.[1];
    if (!agency || !value || known.includes(name) || name.endsWith('_DATABASE_URL')) return [];
    return [[agency.toLowerCase().replaceAll('_', '-'), value] as const];
  });
  return { ...config, agencyUrls: Object.fromEntries(overrides) };
}
