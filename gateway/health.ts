import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import { request, type Agent } from 'undici';
import type { Directory } from './directory.js';

export interface HealthOptions {
  directory: Directory;
  agent: Agent;
  pool: Pool;
  identityUrl: string;
}

/** How long a process may take to say that it is ready. */
const patience = 1500;

/** `/health`: ready only when every process of the hub is; names those that are not, never where they stand. */
export function health({ directory, agent, pool, identityUrl }: HealthOptions): RequestHandler {
  const asks = (url: URL) => answersReady(agent, new URL('/health', url));
  return async (_request, response) => {
    const checks: [string, Promise<boolean>][] = [
      ...directory.agencies.map((agency): [string, Promise<boolean>] => [
        agency,
        asks(directory.graphql(agency)),
      ]),
      ['identity', asks(new URL(identityUrl))],
      ['gateway-database', within(pool.query('select 1 from session limit 1'))],
    ];
    const processes = Object.fromEntries(
      await Promise.all(
        checks.map(async ([name, check]) => [name, (await check) ? 'ready' : 'not ready'] as const),
      ),
    );
    const notReady = Object.keys(processes).filter((name) => processes[name] !== 'ready');
    response
      .status(notReady.length === 0 ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({
        status: notReady.length === 0 ? 'ready' : 'not ready',
        process: 'gateway',
        notReady,
        processes,
      });
  };
}

async function answersReady(agent: Agent, url: URL): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, {
      dispatcher: agent,
      signal: AbortSignal.timeout(patience),
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}

function within(check: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => void setTimeout(resolve, patience, false).unref());
  return Promise.race([
    check.then(
      () => true,
      () => false,
    ),
    late,
  ]);
}
