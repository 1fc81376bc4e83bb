import { type ApolloServer, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { RequestContext } from '#kernel/context.js';
import { notRecorded, RecordedReading, recordKept } from '#kernel/disclosure/recorded-reading.js';
import { refusedAtDoor } from '#kernel/operation-context.js';
import type { TogetherElement } from './together.js';

export interface KnownOperationsOptions {
  readonly server: ApolloServer<RequestContext>;
  readonly schema: GraphQLSchema;
  readonly formatError: (formatted: GraphQLFormattedError, error: GraphQLError) => GraphQLFormattedError;
}

type Body = TogetherElement['body'];
type MakeContext = () => Promise<RequestContext>;

const mostDocuments = 500;

/**
 * Runs operations that came with others, as if each had come alone. A query that the server has found good is from then on run by graphql-js
 * at once; everything else goes the server's whole way, and so does a known query with values it does not take.
 */
export class KnownOperations {
  private readonly known = new Map<string, DocumentNode>();

  constructor(private readonly options: KnownOperationsOptions) {}

  /** The JSON of the answer. */
  async run(body: Body, context: MakeContext): Promise<string> {
    const document = this.known.get(body.query as string);
    const quick = document && !body.operationName && (await this.runKnown(document, body.variables, context));
    return quick || this.runWhole(body, context);
  }

  /** Null, and nothing done, where the server has to say what is wrong. */
  private async runKnown(
    document: DocumentNode,
    variables: unknown,
    context: MakeContext,
  ): Promise<string | null> {
    if (typeof variables !== 'object' || Array.isArray(variables)) return null;
    const ctx = await context().catch(() => null);
    if (!ctx) return null;
    ctx.reading = new RecordedReading(ctx);
    const { schema, formatError } = this.options;
    const variableValues = variables as Record<string, unknown> | null;
    const { data, errors } = await execute({ schema, document, contextValue: ctx, variableValues });
    // Variables are looked at before anything is read.
    if (data === undefined) return null;
    if (!(await recordKept(ctx))) return JSON.stringify(notRecorded);
    return JSON.stringify(
      errors ? { errors: errors.map((error) => formatError(formatted(error), error)), data } : { data },
    );
  }

  private async runWhole(body: Body, context: MakeContext): Promise<string> {
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const answer = await this.options.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: () => context().catch(refusedAtDoor),
    });
    if (answer.body.kind !== 'complete') throw new Error('An answer in parts.');
    if (answer.status === undefined || answer.status === 200) this.keep(body.query as string);
    return answer.body.string.trimEnd();
  }

  private keep(query: string): void {
    if (this.known.has(query)) return;
    const document = parse(query);
    const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    if (operations.length !== 1 || operations[0]!.operation !== OperationTypeNode.QUERY) return;
    if (this.known.size >= mostDocuments) this.known.clear();
    this.known.set(query, document);
  }
}

/** As the server gives an error to whoever words it. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  const { code = 'INTERNAL_SERVER_ERROR', ...others } = error.extensions;
  return { ...error.toJSON(), extensions: { ...others, code } };
}
