import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Agency } from './agency.js';
import type { AdjustableClock } from './clock/clock.js';
import type { AgencyConfig } from './config.js';
import { RequestContext } from './context.js';
import { readPurpose } from './disclosure/purpose.js';
import { answerErrors } from './errors.js';
import { maximumMessageBytes, receive } from './exchange/receive.js';
import { type AdmittedRequest, gate, gatewayOnly, keepText } from './identity/gate.js';
import { CallVerifier } from './identity/signed-call.js';
import { TokenVerifier } from './identity/token.js';
import { subgraphSchema } from './schema.js';

const maximumQueryBytes = 256 * 1024;

/** The agency's doors: GraphQL behind the gate, the exchange, health. */
export async function agencyServer(
  agency: Agency,
  config: AgencyConfig,
): Promise<{ app: Express; stop: () => Promise<void> }> {
  const apollo = new ApolloServer<RequestContext>({
    schema: await subgraphSchema(agency.manifest),
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()],
    formatError: answerErrors(agency.log),
    includeStacktraceInErrorResponses: false,
    introspection: config.mode === 'development',
    stopOnTerminationSignals: false,
    nodeEnv: config.mode,
  });
  await apollo.start();
  // The first operation builds what all later ones use.
  await apollo.executeOperation({ query: '{ __typename }' }, { contextValue: {} as RequestContext });

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
      exchange(agency, request).then(
        ({ status, body }) => response.status(status).type('json').send(body),
        next,
      );
    },
  );

  const calls = new CallVerifier((id) => agency.book.current.gateways.find((key) => key.id === id) ?? null);
  const tokens = new TokenVerifier(agency.book);
  const warming = keepTrying(() => tokens.warm());
  const json = express.json({ limit: maximumQueryBytes, verify: keepText });
  if (config.adjustableClock)
    app.put('/dev/clock', json, gatewayOnly(calls), setClock(agency.clock as AdjustableClock));
  app.use(
    '/graphql',
    json,
    gate(calls, tokens),
    expressMiddleware(apollo, { context: ({ req }) => contextOf(agency, req as AdmittedRequest) }),
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
    await apollo.stop();
  };
  return { app, stop };
}

/** Tries until it succeeds once; programs come up in any order. */
function keepTrying(work: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const once = (): void => void work().catch(() => (timer = setTimeout(once, 1_000).unref()));
  once();
  return { stop: () => clearTimeout(timer) };
}

async function contextOf(agency: Agency, request: AdmittedRequest): Promise<RequestContext> {
  const header = request.headers['wufang-purpose'];
  return new RequestContext(agency, request.actor, {
    purpose: readPurpose(Array.isArray(header) ? header[0] : header),
  });
}

function exchange(agency: Agency, request: Request) {
  const text = typeof request.body === 'string' ? request.body : '';
  const keyId = request.get('wufang-key') ?? '';
  const signature = request.get('wufang-signature') ?? '';
  return receive(agency, { text, keyId, signature });
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
  return { status: problems.length === 0 ? 'ready' : 'not ready', process: agency.manifest.name, problems };
}
