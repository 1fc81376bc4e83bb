import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';

export interface GraphOptions {
  /** Path of the composed supergraph. */
  supergraph: string;
  sourceOf: (subgraph: string) => GraphQLDataSource;
  log: Logger;
}

/** The joined graph: plans an operation over the supergraph and runs the plan against the sources. */
export function openGraph({ supergraph, sourceOf, log }: GraphOptions): GatewayInterface {
  // Read by the constructor below, which otherwise starts an hourly report to the library's makers.
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  return new ApolloGateway({
    supergraphSdl: readFileSync(supergraph, 'utf8'),
    buildService: ({ name }) => sourceOf(name),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => log.warn(text),
      error: (text) => log.error(text),
    },
    __exposeQueryPlanExperimental: false,
  });
}
