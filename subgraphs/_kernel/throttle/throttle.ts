import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

/** How often something may be done: so many points in so many seconds, counted for each key. */
export interface ThrottleLimit {
  /** Prefix of the keys in the table; one limit, one name. */
  name: string;
  points: number;
  seconds: number;
  /** How long a key that has run out stays closed; as long as the window where left out. */
  closedSeconds?: number;
}

export interface Taken {
  allowed: boolean;
  /** Points taken in the window so far, this time included. */
  taken: number;
  /** Seconds until the key is open again; 0 where it is. */
  retryAfter: number;
}

/** Counts in PostgreSQL, so that every process of an agency or gateway counts as one. */
export interface Throttle {
  take(key: string, points?: number): Promise<Taken>;
  /** What `take` would say, without taking. */
  look(key: string): Promise<Taken>;
  /** Forgets what was taken, after a right answer. */
  forget(key: string): Promise<void>;
}

export const throttleTable = `
  create unlogged table throttle (key text primary key, points integer not null default 0, expire bigint)`;

export function openThrottle(pool: Pool, limit: ThrottleLimit): Throttle {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'throttle',
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
    blockDuration: limit.closedSeconds ?? 0,
  });
  const taken = ({ consumedPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): Taken => ({
    allowed,
    taken: consumedPoints,
    retryAfter: allowed ? 0 : Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
  return {
    async take(key, points = 1) {
      try {
        return taken(await limiter.consume(hidden(key), points), true);
      } catch (answer) {
        if (answer instanceof RateLimiterRes) return taken(answer, false);
        throw answer;
      }
    },
    async look(key) {
      const found = await limiter.get(hidden(key));
      if (!found) return { allowed: true, taken: 0, retryAfter: 0 };
      return taken(found, found.consumedPoints < limit.points);
    },
    async forget(key) {
      await limiter.delete(hidden(key));
    },
  };
}

/** The same over an agency's own database. */
export function throttleOf(dataSource: DataSource, limit: ThrottleLimit): Throttle {
  return openThrottle((dataSource.driver as unknown as { master: Pool }).master, limit);
}

/** Keys name people, cases and addresses: the table holds their hashes. */
function hidden(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
