import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';
import { CompiledGraph } from './execution/compiled-graph.js';
import { hivePlanner } from './execution/hive-plan.js';
import type { Source } from './execution/run.js';

export interface GraphOptions {
  /** Path of the composed supergraph. */
  supergraph: string;
  sourceOf: (subgraph: string) => GraphQLDataSource & Source;
  /** `stock` leaves everything to the library's executor. */
  execution: 'compiled' | 'stock';
  planner: 'apollo' | 'hive';
  log: Logger;
}

/** The joined graph: plans an operation over the supergraph and runs the plan against the sources. */
export function openGraph({ supergraph, sourceOf, execution, planner, log }: GraphOptions): GatewayInterface {
  // Read by the constructor below, which otherwise starts an hourly report to the library's makers.
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const sources = new Map<string, GraphQLDataSource & Source>();
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(supergraph, 'utf8'),
    buildService: ({ name }) => {
      const source = sourceOf(name);
      sources.set(name, source);
      return source;
    },
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => log.warn(text),
      error: (text) => log.error(text),
    },
    __exposeQueryPlanExperimental: false,
  });
  if (execution === 'stock') return gateway;
  return new CompiledGraph(gateway, {
    ...{ sourceOf: (name) => sources.get(name)!, log },
    ...(planner === 'hive' && { plannerOf: hivePlanner }),
  });
}
