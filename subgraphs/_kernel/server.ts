import type { RequestListener, Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Agency } from './agency.js';
import { attachmentDoor } from './attachment/attachment-door.js';
import { scannerOf } from './attachment/check/clamd.js';
import type { AdjustableClock } from './clock/clock.js';
import type { AgencyConfig } from './config.js';
import type { RequestContext } from './context.js';
import { repeatDoor } from './delivery/repeat-delivery.js';
import { recordedReads } from './disclosure/recorded-reading.js';
import { answerErrors } from './errors.js';
import { bundlePath, maximumBundleBytes, readBundle, writeReplies } from './exchange/bundle.js';
import { maximumMessageBytes, receive, receiveTogether, type Reply } from './exchange/receive.js';
import { refuse } from './exchange/reply.js';
import { type AdmittedRequest, gate, gatewayOnly, keepBytes, tokenFirst } from './identity/gate.js';
import { CallVerifier, gatewayKeys } from './identity/signed-call.js';
import { TokenVerifier } from './identity/token.js';
import { movesDoor } from './notice/moves-door.js';
import { contextOf, contextOfRequest, nobody, refusedAtDoor } from './operation-context.js';
import { progressDoors } from './progress/progress-doors.js';
import { reconciliationDoors } from './reconciliation/reconciliation-doors.js';
import { subgraphSchema } from './schema.js';
import { ChannelDoor, serverWithChannels } from './together/channel-door.js';
import { KnownOperations } from './together/known-operations.js';
import { togetherBelow } from './together/together.js';
import { answerAll, togetherDoor, type TogetherOptions } from './together/together-door.js';
import { headsDoor } from './witness/heads-door.js';

const togetherPath = `/graphql${togetherBelow}`;
const maximumQueryBytes = 256 * 1024;

/** The agency's doors: GraphQL behind the gate, the exchange, health. They listen nowhere yet. */
export async function agencyServer(
  agency: Agency,
  config: AgencyConfig,
): Promise<{ server: Server; stop: () => Promise<void> }> {
  const schema = await subgraphSchema(agency.manifest);
  const formatError = answerErrors(agency.log);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      recordedReads,
    ],
    formatError,
    includeStacktraceInErrorResponses: false,
    introspection: config.mode === 'development',
    stopOnTerminationSignals: false,
    nodeEnv: config.mode,
  });
  await apollo.start();
  // The first operation builds what all later ones use.
  await apollo.executeOperation({ query: '{ __typename }' }, { contextValue: nobody(agency) });

  const app = express();
  app.disable('x-powered-by');
  app.get(
    '/health',
    (_request, response) =>
      void health(agency).then((report) =>
        response.status(report.status === 'ready' ? 200 : 503).json(report),
      ),
  );
  app.post(
    '/exchange/messages',
    express.text({ type: () => true, limit: maximumMessageBytes }),
    (request, response, next) => {
      exchange(agency, request).then(({ status, body }) => {
        if (status === 503) response.set('retry-after', '1');
        response.status(status).type('json').send(body);
      }, next);
    },
  );

  app.post(
    `/exchange/messages${bundlePath}`,
    express.text({ type: () => true, limit: maximumBundleBytes }),
    (request, response, next) => {
      exchangeTogether(agency, request).then(
        ({ status, body }) => void response.status(status).type('json').send(body),
        next,
      );
    },
  );

  app.use('/exchange/heads', headsDoor(agency));
  app.use('/exchange', reconciliationDoors(agency));

  const gateways = gatewayKeys(agency.book);
  const calls = new CallVerifier(gateways, agency.manifest.name);
  const tokens = new TokenVerifier(agency.book);
  const warming = keepTrying(() => tokens.warm());
  const json = express.json({ limit: maximumQueryBytes, verify: keepBytes });
  if (config.adjustableClock)
    app.put('/dev/clock', json, gatewayOnly(calls), setClock(agency.clock as AdjustableClock));
  app.post('/conform/repeat', json, gatewayOnly(calls), repeatDoor(agency));
  app.use('/progress', progressDoors(agency, calls));
  const moves = movesDoor(agency, calls, tokens);
  app.use('/moves', moves.router);
  if (!agency.manifest.keepsRegister) {
    const contextOfFile = (request: Request) => contextOfRequest(agency, request as AdmittedRequest);
    const doors = { signedIn: tokenFirst(tokens), gate: gate(calls, tokens, agency.log) };
    const scanner = scannerOf(config.clamdAddress);
    app.use('/attachments', attachmentDoor({ ...doors, contextOf: contextOfFile, scanner, log: agency.log }));
  }
  app.use('/graphql', (_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  const operations = new KnownOperations({ server: apollo, schema, formatError });
  const ways: TogetherOptions = {
    ...{ calls, tokens, log: agency.log },
    run: (actor, headers, body) => operations.run(body, () => contextOf(agency, actor, headers)),
  };
  const together = togetherDoor(ways);
  const channels = new ChannelDoor({
    ...{ agency: agency.manifest.name, keys: gateways, calls, log: agency.log },
    answerAll: (lines, write, first) => answerAll(lines, write, ways, first),
  });
  // Under any other spelling of the path.
  app.post(togetherPath, (request, response, next) => void together(request, response).catch(next));
  app.use(
    '/graphql',
    json,
    gate(calls, tokens, agency.log),
    expressMiddleware(apollo, {
      context: ({ req }) => contextOfRequest(agency, req as AdmittedRequest).catch(refusedAtDoor),
    }),
  );
  app.use(
    (_request, response) =>
      void response
        .status(404)
        .json({ errors: [{ message: '没有这个地址。', extensions: { code: 'NOT_FOUND' } }] }),
  );
  app.use(
    (error: Error & { status?: number }, _request: Request, response: Response, _next: NextFunction) => {
      const status = error.status && error.status < 500 ? error.status : 503;
      if (status === 503)
        agency.log.error({ name: error.name, code: (error as { code?: string }).code }, 'request failed');
      response.status(status).json({
        errors: [
          {
            message: status === 503 ? '系统暂时不可用。' : '请求格式有误。',
            extensions: { code: status === 503 ? 'INTERNAL' : 'BAD_INPUT' },
          },
        ],
      });
    },
  );
  const stop = async (): Promise<void> => {
    warming.stop();
    moves.stop();
    await channels.stop();
    await apollo.stop();
  };
  const listener: RequestListener = (request, response) => {
    if (request.url !== togetherPath || request.method !== 'POST') return void app(request, response);
    together(request, response).catch((error: Error) => {
      agency.log.error({ name: error.name }, 'request failed');
      response.destroy();
    });
  };
  return { server: serverWithChannels(listener, togetherPath, channels), stop };
}

/** Tries until it succeeds once; programs come up in any order. */
function keepTrying(work: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const once = (): void => void work().catch(() => (timer = setTimeout(once, 1_000).unref()));
  once();
  return { stop: () => clearTimeout(timer) };
}

async function exchange(agency: Agency, request: Request): Promise<Reply> {
  const text = typeof request.body === 'string' ? request.body : '';
  const keyId = request.get('wufang-key') ?? '';
  const signature = request.get('wufang-signature') ?? '';
  const reply = await receive(agency, { text, keyId, signature });
  warnUnlessTaken(agency, reply);
  return reply;
}

async function exchangeTogether(agency: Agency, request: Request): Promise<Reply> {
  const arrivals = readBundle(typeof request.body === 'string' ? request.body : '');
  if (!arrivals) return refuse(400, 'MALFORMED');
  const replies = await receiveTogether(agency, arrivals);
  for (const reply of replies) warnUnlessTaken(agency, reply);
  return { status: 200, body: writeReplies(replies) };
}

function warnUnlessTaken(agency: Agency, { status, body }: Reply): void {
  if (status === 200) return;
  const { code } = JSON.parse(body) as { code: string };
  agency.log.warn({ status, code }, 'message refused');
}

function setClock(clock: AdjustableClock) {
  return (request: Request, response: Response): void => {
    const { now } = request.body as { now: string | null };
    const instant = now === null ? null : new Date(now);
    if (instant && Number.isNaN(instant.getTime()))
      return void response.status(400).json({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
    clock.set(instant);
    response.json({ now: clock.now().toISOString() });
  };
}

interface Health {
  status: 'ready' | 'not ready';
  process: string;
  problems: string[];
  /** What a person has to look at while the agency works on. */
  warnings: string[];
}

/** Ready means: the database answers, and each organisation of this agency in the address book can sign. */
async function health(agency: Agency): Promise<Health> {
  const problems: string[] = [];
  try {
    await agency.dataSource.query('select 1');
  } catch {
    problems.push('database');
  }
  for (const { code } of agency.book.organisationsOf(agency.manifest.name)) {
    if (!agency.keyring.signing.has(code)) problems.push(`signing key ${code}`);
  }
  const { refused } = agency.book;
  return {
    status: problems.length === 0 ? 'ready' : 'not ready',
    process: agency.manifest.name,
    problems,
    warnings: refused ? [`address book refused: ${refused.what}`] : [],
  };
}
