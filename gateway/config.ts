import { join } from 'node:path';
import { z } from 'zod';
import { flag, mode, port, readEnvironment, secondFactor } from '#kernel/config-values.js';
import { projectRoot } from '#kernel/project-root.js';

const perMinute = z.coerce.number().int().positive();

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
  /** A session ends after so long without a request. */
  SESSION_IDLE_MINUTES: z.coerce.number().positive().max(120).default(30),
  /** And at the latest after a long working day. */
  SESSION_ABSOLUTE_HOURS: z.coerce.number().positive().max(12).default(10),
  /** `totp` refuses whoever has not shown a one-time code to the issuer. */
  SECOND_FACTOR: secondFactor,
  /** How long one agency may take over a query. */
  AGENCY_TIMEOUT_MS: z.coerce.number().int().positive().default(1200),
  /** How long all agencies together may take over one operation; keeps the whole answer within 2 s. */
  OPERATION_BUDGET_MS: z.coerce.number().int().positive().default(1800),
  /** Who runs the plans: the gateway's own compiled ones, or the executor of @apollo/gateway. */
  GATEWAY_EXECUTION: z.enum(['compiled', 'stock']).default('compiled'),
  /** Who plans them: the planner of @apollo/gateway, or that of Hive Router (an optional dependency). */
  GATEWAY_PLANNER: z.enum(['apollo', 'hive']).default('apollo'),
  /** Which operations the deployment knows (persisted documents). */
  DOCUMENTS: z.string().default(join(projectRoot, 'gateway/documents/manifest.json')),
  /** The built page of the desk, and the documents it asks. */
  DESK: z.string().default(join(projectRoot, 'dist/desk')),
  /** What the desk calls the place. */
  COUNTY_NAME: z.string().min(1).max(30).default('测试县'),
  /** Runs no operation but those. */
  DOCUMENTS_ONLY: flag,
  /** Front proxies whose word on a caller's address is taken: addresses or networks, with commas between. */
  TRUSTED_PROXIES: z.string().default(''),
  /** Points in a minute: by person, by person and root field, acts by person; by address, signing in and not signed in. */
  THROTTLE_OPERATIONS: perMinute.default(1200),
  THROTTLE_ROOT_FIELD: perMinute.default(600),
  THROTTLE_MUTATIONS: perMinute.default(60),
  THROTTLE_SIGN_IN: perMinute.default(60),
  THROTTLE_ANONYMOUS: perMinute.default(60),
});

export type GatewayConfig = z.infer<typeof schema> & {
  /** Where an agency's GraphQL stands when the address book is not to be asked, by agency: `COURT_URL`, `HUMAN_RESOURCES_URL`. */
  agencyUrls: Record<string, string>;
};

const overHttp = {
  path: ['PUBLIC_URL'],
  message: 'In production it begins with https:, or is of this machine.',
};

/** Whether no session goes over a network in the clear. */
function keepsSessions({ HUB_MODE, PUBLIC_URL }: z.infer<typeof schema>): boolean {
  const { protocol, hostname } = new URL(PUBLIC_URL);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return HUB_MODE === 'development' || protocol === 'https:' || here;
}

export function readGatewayConfig(environment: NodeJS.ProcessEnv): GatewayConfig {
  const config = readEnvironment(schema.refine(keepsSessions, overHttp), environment);
  const known = ['PUBLIC_URL', 'IDENTITY_URL'];
  const overrides = Object.entries(environment).flatMap(([name, value]) => {
    const agency = /^([A-Z]+(?:_[A-Z]+)*)_URL$/.exec(name)?.[1];
    if (!agency || !value || known.includes(name) || name.endsWith('_DATABASE_URL')) return [];
    return [[agency.toLowerCase().replaceAll('_', '-'), value] as const];
  });
  return { ...config, agencyUrls: Object.fromEntries(overrides) };
}
