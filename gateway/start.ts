import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import express from 'express';
import pg from 'pg';
import addressBehindProxies from 'proxy-addr';
import type { Logger } from 'pino';
import { AddressBookCache, type AddressBook } from '#kernel/exchange/address-book.js';
import { TokenVerifier } from '#kernel/identity/token.js';
import { processLog } from '#kernel/log.js';
import type { Person } from '../infra/county/people.js';
import { openAgent } from './agency-call.js';
import { AgencySource } from './agency-source.js';
import { attachmentRoutes } from './attachments/attachment-routes.js';
import { conformRoutes } from './conform/conform-routes.js';
import { KeptReports } from './conform/kept-reports.js';
import type { GatewayConfig } from './config.js';
import { deskPlace } from './desk-place.js';
import { deskRoutes } from './desk-routes.js';
import { agencySwitchRoutes } from './dev/agency-switch.js';
import { clockRoutes } from './dev/clock.js';
import { graphiqlRoutes } from './dev/graphiql.js';
import { Directory } from './directory.js';
import { Documents } from './documents/documents.js';
import { entrySource } from './entry.js';
import { CompiledGraph } from './execution/compiled-graph.js';
import { openGraph } from './graph.js';
import { graphqlRoute } from './graphql-route.js';
import { health } from './health.js';
import { Callers } from './identity/caller.js';
import { cookieName, sessionCookie } from './identity/cookies.js';
import { Issuers } from './identity/issuers.js';
import { SessionStore } from './identity/session-store.js';
import { sessionRoutes } from './identity/session-routes.js';
import { signInRoutes } from './identity/sign-in.js';
import { identityProxy } from './idp-proxy.js';
import { openLive } from './live/live.js';
import { progressRoutes } from './progress/progress-routes.js';
import { refusedBody } from './errors.js';
import { openHttpServer } from './http-server.js';
import { Catalogue } from './limits/catalogue.js';
import { DocumentCheck } from './limits/check-document.js';
import { refusedRequest, smallBodies } from './refused-request.js';
import { fixedHeaders, securityHeaders } from './security-headers.js';
import { ownKey } from './own-key.js';
import { KnownTexts } from './known-texts.js';
import { openServer } from './server.js';
import { DoorThrottle } from './throttle/door-throttle.js';
import { ratesOf } from './throttle/rates.js';
import { SharedThrottle } from './throttle/shared-throttle.js';

type TrustedProxy = (address: string, at: number) => boolean;

export interface RunningGateway {
  url: string;
  stop(): Promise<void>;
}

/** Starts the front door: everything the hub offers to browsers and programs stands behind this one address. */
export async function startGateway(
  config: GatewayConfig,
  log: Logger = processLog('gateway'),
): Promise<RunningGateway> {
  const development = config.HUB_MODE === 'development';
  const people = development ? await demoPeople() : [];
  const book = new AddressBookCache(config.ADDRESS_BOOK, readFileSync(config.ADDRESS_BOOK_KEY, 'utf8'));
  const directory = new Directory(book, config.agencyUrls);
  const gatewayKey = readFileSync(join(config.KEYS_DIR, 'session.key'), 'utf8').trim();
  const key = ownKey(book, config.KEYS_DIR);
  const identityUrl = config.IDENTITY_URL ?? embeddedIdentity(book.current, config.PUBLIC_URL);
  const pool = openPool(config.GATEWAY_DATABASE_URL, 10, log);
  const renewals = openPool(config.GATEWAY_DATABASE_URL, 3, log);
  const agent = openAgent();
  const sessions = new SessionStore(pool, renewals, gatewayKey, {
    idleMinutes: config.SESSION_IDLE_MINUTES,
    absoluteHours: config.SESSION_ABSOLUTE_HOURS,
  });
  const issuers = new Issuers(book, config.PUBLIC_URL, identityUrl);
  const callers = new Callers(sessions, issuers, new TokenVerifier(book), {
    cookie: cookieName(config.PUBLIC_URL, sessionCookie),
    secondFactor: config.SECOND_FACTOR === 'totp',
  });

  const shared = new SharedThrottle(pool, log);
  const throttle = new DoorThrottle(shared, ratesOf(config));
  const live = openLive({
    ...{ config, directory, agent, key, pool, callers, throttle, gatewayKey, log },
    cookie: cookieName(config.PUBLIC_URL, sessionCookie),
  });
  const sources: AgencySource[] = [];
  const sourceOf = (agency: string) => {
    if (agency === 'entry') return entrySource();
    const source = new AgencySource({
      agency,
      directory,
      agent,
      key,
      timeout: config.AGENCY_TIMEOUT_MS,
      log,
      since: (name) => live.watch.since(name),
    });
    sources.push(source);
    return source;
  };

  const documents = Documents.read(config.DOCUMENTS, join(config.DESK, 'documents.json'));
  const app = express().disable('x-powered-by');
  app.set('trust proxy', config.TRUSTED_PROXIES || false);
  const httpServer = openHttpServer((request, response) =>
    isGraphql(request.url) ? void graphql(request, response) : app(request, response),
  );
  const graph = openGraph({
    ...{ supergraph: config.SUPERGRAPH, sourceOf, log },
    ...{ execution: config.GATEWAY_EXECUTION, planner: config.GATEWAY_PLANNER },
  });
  const texts = new KnownTexts();
  const server = openServer(graph, httpServer, texts, development, log);
  await server.start();
  const security = securityHeaders(config.PUBLIC_URL);
  const graphql = graphqlRoute({
    ...{ server, callers, throttle, documents, texts, log },
    ...{ documentsOnly: config.DOCUMENTS_ONLY, budget: config.OPERATION_BUDGET_MS },
    check: new DocumentCheck(new Catalogue(readFileSync(config.SUPERGRAPH, 'utf8'))),
    headers: { ...fixedHeaders(security), 'cache-control': 'no-store' },
    addressOf: (request) => addressBehindProxies(request, app.get('trust proxy fn') as TrustedProxy),
  });

  app.use(security);
  app.get('/live', (_request, response) => void response.json({ status: 'ready', process: 'gateway' }));
  app.get('/health', health({ directory, agent, pool, identityUrl }));
  app.use('/idp', smallBodies, identityProxy(agent, identityUrl, config.PUBLIC_URL));
  const agencyOf = (person: string) => people.find(({ id }) => id === person)?.agency ?? null;
  for (const half of ['login', 'callback']) app.use(`/auth/${half}`, throttle.signIn(half));
  app.use(
    '/auth',
    smallBodies,
    signInRoutes({
      publicUrl: config.PUBLIC_URL,
      gatewayKey,
      book,
      issuers,
      sessions,
      callers,
      agencyOf,
      log,
    }),
    sessionRoutes({ publicUrl: config.PUBLIC_URL, book, issuers, sessions, callers, log }),
  );
  app.all('/graphql', graphql);
  app.use(
    '/attachments',
    attachmentRoutes({ publicUrl: config.PUBLIC_URL, callers, throttle, directory, agent, key, log }),
  );
  app.use(
    '/progress',
    smallBodies,
    progressRoutes({
      ...{ directory, agent, key, pool, log },
      ...{ timeout: config.AGENCY_TIMEOUT_MS, publicUrl: config.PUBLIC_URL },
    }),
  );
  app.use('/events', live.routes);
  if (development) {
    app.use('/dev', graphiqlRoutes(callers));
    const ask = process.send ? (wish: object) => void process.send!(wish) : null;
    const { watch } = live;
    app.use('/dev', agencySwitchRoutes({ directory, callers, watch, publicUrl: config.PUBLIC_URL, ask }));
    if (config.ADJUSTABLE_CLOCK) app.use('/dev', clockRoutes(directory, agent, key));
  }
  app.use(smallBodies);
  const cards = people.filter(({ card }) => card);
  app.use(
    '/desk',
    conformRoutes({
      ...{ publicUrl: config.PUBLIC_URL, callers, throttle, directory, agent, key },
      reports: new KeptReports(pool),
      schemas: dirname(config.SUPERGRAPH),
    }),
  );
  app.use(
    '/desk',
    deskRoutes({
      ...{ folder: config.DESK, book, cards, development },
      ...{ agencies: directory.agencies, county: config.COUNTY_NAME },
    }),
  );
  app.get('/', deskPlace({ book, callers, people, development }));
  app.use((_request, response) => void response.status(404).json(refusedBody('NOT_FOUND', '没有这个页面。')));
  app.use(refusedRequest(log));

  const sweep = setInterval(() => void sessions.sweep().catch(() => undefined), 10 * 60_000);
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject).listen(config.PORT, config.HOST, resolve);
  });
  if (graph instanceof CompiledGraph) void graph.warm(documents.texts);
  return {
    url: `http://${config.HOST}:${(httpServer.address() as AddressInfo).port}`,
    async stop() {
      clearInterval(sweep);
      await live.stop();
      await server.stop();
      for (const source of sources) source.stop();
      await agent.destroy();
      await shared.stop();
      await Promise.all([pool.end(), renewals.end()]);
    },
  };
}

/** As express tells it is told again by the route there: with a slash at the end, or in other letters. */
function isGraphql(url = ''): boolean {
  return url === '/graphql' || url.startsWith('/graphql?');
}

function openPool(connectionString: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 2000 });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'));
  return pool;
}

/** Where the embedded issuers stand: beside the keys of the issuers that carry this gateway's own name. */
function embeddedIdentity(book: AddressBook, publicUrl: string): string {
  const embedded = book.issuers.find(({ issuer }) => issuer.startsWith(`${publicUrl}/idp/`));
  return embedded ? new URL(embedded.jwksUri).origin : 'http://127.0.0.1:4007';
}

async function demoPeople(): Promise<readonly Person[]> {
  return (await import('../infra/county/people.js')).people;
}
