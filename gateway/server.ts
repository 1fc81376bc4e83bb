import type { Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';
import type { GatewayContext } from './context.js';
import { printResult } from './execution/byte-text.js';
import { CompiledGraph } from './execution/compiled-graph.js';
import { errorFormatter, noInternals } from './errors.js';
import type { KnownTexts } from './known-texts.js';
import { operationLimits } from './limits/operation-limits.js';
import { unknownCase } from './unknown-case.js';

/** The GraphQL server over the joined graph. The bodies of its answers are in bytes (`byte-text.ts`). */
export function openServer(
  gateway: GatewayInterface,
  httpServer: Server,
  texts: KnownTexts,
  development: boolean,
  log: Logger,
) {
  return new ApolloServer<GatewayContext>({
    gateway,
    introspection: development,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !development,
    // The door takes no type that a page of another site can send without being asked about first (`graphql-body.ts`).
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: { cache: texts.cache },
    stopOnTerminationSignals: false,
    nodeEnv: development ? 'development' : 'production',
    parseOptions: { maxTokens: operationLimits.words },
    stringifyResult: printResult,
    formatError: errorFormatter(log, development),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => log.warn(text),
      error: (text) => log.error(text),
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: 3000 }),
      unknownCase,
      noInternals,
      ...(gateway instanceof CompiledGraph ? [gateway.plugin] : []),
    ],
  });
}
