import { Router } from 'express';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Agent } from 'undici';
import type { CallKey } from '#kernel/identity/signed-call.js';
import type { GatewayConfig } from '../config.js';
import type { Directory } from '../directory.js';
import type { Callers } from '../identity/caller.js';
import { MovesDoors } from './agency-moves.js';
import { AgencyWatch } from './agency-watch.js';
import { CaseReader } from './case-reader.js';
import { eventRoutes } from './event-routes.js';
import { presenceRoutes } from './presence-routes.js';
import { Presence } from './presence.js';

export interface LiveOptions {
  config: Pick<GatewayConfig, 'AGENCY_TIMEOUT_MS'>;
  directory: Directory;
  agent: Agent;
  key: () => CallKey;
  pool: pg.Pool;
  callers: Callers;
  gatewayKey: string;
  /** Name of the session cookie. */
  cookie: string;
  log: Logger;
}

export interface Live {
  /** For `/events`. */
  routes: Router;
  watch: AgencyWatch;
  stop(): Promise<void>;
}

const betweenSweeps = 60_000;

/** What moves while a page is open: events, who else is there, which agencies do not answer. */
export function openLive({
  config,
  directory,
  agent,
  key,
  pool,
  callers,
  gatewayKey,
  cookie,
  log,
}: LiveOptions): Live {
  const watch = new AgencyWatch({ directory, agent, pool, log });
  const doors = new MovesDoors(directory, key);
  const events = eventRoutes({ callers, cookie, doors, watch });
  const presence = new Presence(pool, gatewayKey);
  const reader = new CaseReader({ directory, agent, key, timeout: config.AGENCY_TIMEOUT_MS });
  const routes = Router();
  routes.use(events.router, presenceRoutes({ callers, reader, presence, book: directory.book }));
  const sweep = setInterval(() => void presence.sweep().catch(() => undefined), betweenSweeps).unref();
  watch.start();
  return {
    routes,
    watch,
    async stop() {
      clearInterval(sweep);
      watch.stop();
      events.stop();
      await doors.stop();
    },
  };
}
