import 'reflect-metadata';
import { ApolloServer, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { pino } from 'pino';
import { z } from 'zod';
import type { Agency } from '#kernel/agency.js';
import type { RequestContext } from '#kernel/context.js';
import { recordedReads } from '#kernel/disclosure/recorded-reading.js';
import { TokenVerifier } from '#kernel/identity/token.js';
import { contextOf } from '#kernel/operation-context.js';
import { subgraphSchema } from '#kernel/schema.js';
import { openAgency } from '#kernel/start.js';
import type { GatewayContext } from '../../../gateway/context.js';
import { openContext } from '../../../gateway/context.js';
import { entrySource } from '../../../gateway/entry.js';
import type { Source, SourceAnswer, SourceCall } from '../../../gateway/execution/run.js';
import { openGraph } from '../../../gateway/graph.js';
import { manifests } from '../../../infra/manifests.js';
import { addressBookFiles } from '../../../infra/keys/address-book-file.js';
import { keyFolderOf } from '../../../infra/keys/development-keys.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import { readMonolith } from './config.js';

// The same resolvers in one server: every agency's schema in this process, joined by the same plans, asked without HTTP and without
// signatures. A program of its own, told by its environment where the databases and the keys are.

const { port, keys, databases, supergraph } = readMonolith(process.env);
const { book, publicKey } = addressBookFiles(keys);

class InProcess implements GraphQLDataSource<GatewayContext>, Source {
  constructor(
    private readonly agency: Agency,
    private readonly server: ApolloServer<RequestContext>,
    private readonly tokens: TokenVerifier,
  ) {}

  process({
    request,
    context,
  }: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<GatewayGraphQLResponse> {
    return this.run(context as GatewayContext, request.query!, request.variables ?? {});
  }

  ask(context: GatewayContext, { query, variables, representations }: SourceCall): Promise<SourceAnswer> {
    const lists = [...representations].map(([name, texts]) => [name, texts.map((text) => JSON.parse(text))]);
    return this.run(context, query, { ...variables, ...Object.fromEntries(lists) });
  }

  private async run(
    { token, traceparent }: GatewayContext,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<GatewayGraphQLResponse & SourceAnswer> {
    const actor = token === null ? null : await this.tokens.verify(token);
    if (!actor) throw new Error('Nobody is signed in.');
    const contextValue = await contextOf(this.agency, actor, { traceparent });
    const { body } = await this.server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('An answer in parts.');
    return body.singleResult;
  }
}

const sources = new Map<string, GraphQLDataSource & Source>([['entry', entrySource()]]);
let tokens: TokenVerifier | null = null;
for (const manifest of manifests) {
  const name = manifest.name as AgencyName;
  const agency = await openAgency(manifest, {
    databaseUrl: databases[name]!,
    keysDir: keyFolderOf(keys, name),
    ...{ addressBook: book, addressBookKey: publicKey, adjustableClock: false, logLevel: 'error' },
  });
  tokens ??= new TokenVerifier(agency.book);
  const server = new ApolloServer<RequestContext>({
    schema: await subgraphSchema(manifest),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      recordedReads,
    ],
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
  });
  await server.start();
  sources.set(name, new InProcess(agency, server, tokens));
}

const gateway = openGraph({
  ...{
    supergraph,
    execution: 'compiled' as const,
    planner: 'apollo' as const,
    log: pino({ level: 'error' }),
  },
  sourceOf: (name) => sources.get(name)!,
});
const server = new ApolloServer<BaseContext>({ gateway, nodeEnv: 'production' });
const authorization = z.string().regex(/^Bearer /);
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port },
  context: async ({ req }) =>
    openContext(req.headers, authorization.parse(req.headers.authorization).slice(7), 15_000),
});
