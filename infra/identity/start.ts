import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import express from 'express';
import pg from 'pg';
import { readAddressBook } from '#kernel/exchange/address-book.js';
import type { IdentityConfig } from './config.js';
import { sweepIssued } from './issued-store.js';
import { openIssuer } from './issuer.js';
import { SecondFactor, sweepSteps } from './second-factor.js';
import { signIn } from './sign-in.js';
import { staffRegister } from './staff-register.js';
import type { Person } from '../county/people.js';

export interface RunningIdentity {
  url: string;
  stop(): Promise<void>;
}

/** Starts the embedded issuers, one per agency that the address book places under `/idp/`; it reads the book once, for that alone. */
export async function startIdentity(
  config: IdentityConfig,
  people: readonly Person[],
): Promise<RunningIdentity> {
  if (config.HUB_MODE === 'production') {
    throw new Error(
      'The embedded issuers sign demo people in without a password and do not start in production.',
    );
  }
  const book = readAddressBook(config.ADDRESS_BOOK, readFileSync(config.ADDRESS_BOOK_KEY, 'utf8'));
  const pool = new pg.Pool({ connectionString: config.IDENTITY_DATABASE_URL, max: 5 });
  pool.on('error', () => undefined);
  const factor = config.SECOND_FACTOR === 'totp' ? new SecondFactor(pool, config.KEYS_DIR) : null;
  const app = express().disable('x-powered-by');
  for (const { agency, issuer, audience } of book.issuers) {
    const path = new URL(issuer).pathname;
    if (!path.startsWith('/idp/')) continue;
    const staff = staffRegister(
      pool,
      people.filter((person) => person.agency === agency),
    );
    const provider = openIssuer({ agency, issuer, audience, keysDir: config.KEYS_DIR, pool, staff });
    const title = book.organisations.find((organisation) => organisation.agency === agency)?.name ?? agency;
    app.use(path, resumedWithoutQuery, signIn({ provider, title, staff, factor }), provider.callback());
  }
  app.get('/health', async (_request, response) => {
    const ready = await pool.query('select 1 from issued limit 1').then(
      () => true,
      () => false,
    );
    response.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : 'not ready',
      process: 'identity',
      notReady: ready ? [] : ['database'],
    });
  });
  app.use(
    (_request, response) => void response.status(404).json({ errors: [{ message: '没有这个页面。' }] }),
  );
  const sweep = setInterval(() => {
    void sweepIssued(pool).catch(() => undefined);
    void sweepSteps(pool).catch(() => undefined);
  }, 10 * 60_000);
  const server = await listen(app, config);
  return {
    url: `http://${config.HOST}:${(server.address() as AddressInfo).port}`,
    async stop() {
      clearInterval(sweep);
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2000).unref();
      await new Promise((done) => server.close(done));
      await pool.end();
    },
  };
}

/** A sign-in is resumed at `/auth/<id>` by its cookie alone; the library stumbles over a query that stands there. */
function resumedWithoutQuery(request: express.Request, _response: express.Response, next: () => void): void {
  if (/^\/auth\/./.test(request.path)) request.url = request.path;
  next();
}

function listen(app: express.Express, { PORT, HOST }: IdentityConfig): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(PORT, HOST, (error?: Error) => (error ? reject(error) : resolve(server)));
  });
}
