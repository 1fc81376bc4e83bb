import { z } from 'zod';
import { isIP } from 'node:net';
import type { WebhookTargets } from '#kernel/notice/webhook-target.js';
import { flag, mode, port, readEnvironment } from './config-values.js';

export interface AgencyConfig {
  databaseUrl: string;
  port: number;
  host: string;
  /** Folder with this agency's own private keys. */
  keysDir: string;
  addressBook: string;
  /** Path of the address book signer's public key. */
  addressBookKey: string;
  mode: 'development' | 'production';
  adjustableClock: boolean;
  /** `host:port` of a ClamAV daemon that every attachment is scanned by; none where left out. */
  clamdAddress?: string | undefined;
  /** How often the head of the audit chain is given to the other agencies: every minute where left out, never where null. */
  auditHeadSeconds?: number | null;
  /** How often what was sent is compared with what arrived (对账), about: every minute where left out. */
  reconcileSeconds?: number;
  /** Where organisations may have themselves told of notices: public addresses over https alone where left out. */
  webhookTargets?: WebhookTargets | undefined;
  /** Whether deadlines are watched by timers (期限预警、逾期): always where left out. */
  timers?: boolean;
  logLevel: string;
}

/** `10.20.0.0/16,10.9.8.7`. */
function networks(text: string, context: z.RefinementCtx): string[] {
  const named = text.split(',').filter((network) => network !== '');
  const wrong = named.find(
    (network) => !isIP(network.split('/')[0]!) || !/^[^/]+(\/\d{1,3})?$/.test(network),
  );
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: `${wrong} is no network.` });
  return named;
}

/** An agency's settings from its environment; `UNION_DATABASE_URL` and its siblings name the database. */
export function readAgencyConfig(name: string, environment: NodeJS.ProcessEnv): AgencyConfig {
  const databaseVariable = `${name.toUpperCase().replace(/-/g, '_')}_DATABASE_URL`;
  const shape = z.object({
    [databaseVariable]: z.string().min(1),
    PORT: port.default(0),
    HOST: z.string().default('127.0.0.1'),
    KEYS_DIR: z.string(),
    ADDRESS_BOOK: z.string(),
    ADDRESS_BOOK_KEY: z.string(),
    HUB_MODE: mode,
    ADJUSTABLE_CLOCK: flag,
    CLAMD_ADDRESS: z
      .string()
      .regex(/^[\w.-]+:\d{1,5}$/)
      .optional(),
    AUDIT_HEAD_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
    RECONCILE_SECONDS: z.coerce.number().int().min(1).max(3600).default(60),
    DEADLINE_TIMERS: flag.default(true),
    WEBHOOK_INNER_NETWORKS: z.string().default('').transform(networks),
    LOG_LEVEL: z.string().default('info'),
  });
  const values = readEnvironment(shape, environment) as Record<string, never>;
  const development = values.HUB_MODE === ('development' as never);
  return {
    databaseUrl: values[databaseVariable]!,
    port: values.PORT!,
    host: values.HOST!,
    keysDir: values.KEYS_DIR!,
    addressBook: values.ADDRESS_BOOK!,
    addressBookKey: values.ADDRESS_BOOK_KEY!,
    mode: values.HUB_MODE!,
    // A clock that can be set has no place where the law's days count.
    adjustableClock: development && Boolean(values.ADJUSTABLE_CLOCK),
    clamdAddress: values.CLAMD_ADDRESS,
    auditHeadSeconds: values.AUDIT_HEAD_SECONDS!,
    reconcileSeconds: values.RECONCILE_SECONDS!,
    timers: values.DEADLINE_TIMERS!,
    webhookTargets: {
      plainHttp: development,
      anyAddress: development,
      innerNetworks: values.WEBHOOK_INNER_NETWORKS!,
    },
    logLevel: values.LOG_LEVEL!,
  };
}
