import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { execute, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.js';
import { textOfBytes, valueInBytes } from './byte-text.js';
import { OperationCache } from './operation-cache.js';
import type { Source, SourceAnswer, SourceCall } from './run.js';

/** A part of the graph that is answered in this process. The planner's operations are valid by the way they are made. */
export class LocalSource implements GraphQLDataSource<GatewayContext>, Source {
  private readonly documents = new OperationCache<DocumentNode>(1000);

  constructor(private readonly schema: GraphQLSchema) {}

  async process({
    request,
  }: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<GatewayGraphQLResponse> {
    return await this.run(request.query!, request.variables ?? {});
  }

  async ask(
    _context: GatewayContext,
    { query, variables, representations }: SourceCall,
  ): Promise<SourceAnswer> {
    const lists = [...representations].map(([name, texts]) => [
      name,
      texts.map((text) => JSON.parse(textOfBytes(text)) as unknown),
    ]);
    const { data, errors } = await this.run(query, { ...variables, ...Object.fromEntries(lists) });
    return { data: valueInBytes(data), errors };
  }

  private async run(query: string, variableValues: Record<string, unknown>): Promise<SourceAnswer> {
    const document = this.documents.get(query) ?? parse(query, { noLocation: true });
    this.documents.set(query, document);
    const { data, errors } = await execute({ schema: this.schema, document, variableValues });
    return { data: data, errors: errors?.map((error) => error.toJSON()) };
  }
}
