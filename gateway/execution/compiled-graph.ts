import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApolloGateway } from '@apollo/gateway';
import { computeResponse } from '@apollo/gateway/dist/resultShaping.js';
import { operationFromDocument } from '@apollo/federation-internals';
import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLResponse,
} from '@apollo/server';
import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
} from '@apollo/server-gateway-interface';
import {
  getVariableValues,
  Kind,
  parse,
  separateOperations,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../context.js';
import {
  compileOperation,
  type Answer,
  type CompiledOperation,
  type GraphTypes,
} from './compile-operation.js';
import { markInBytes } from './byte-text.js';
import { Detours } from './detours.js';
import { NotCovered } from './not-covered.js';
import { OperationCache } from './operation-cache.js';
import { apolloPlanner, loadedParts, typesOf, type Planner } from './planner.js';
import { UnexpectedShape } from './projection.js';
import type { Run, Source } from './run.js';

type Request = GatewayGraphQLRequestContext;
type Variables = Record<string, unknown>;

/** One operation as somebody asks it; either library's request is one. */
interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly queryHash?: string | undefined;
  readonly request: {
    readonly operationName?: string | undefined;
    readonly variables?: Variables | undefined;
  };
}

export interface CompiledGraphOptions {
  sourceOf: (subgraph: string) => Source;
  log: Logger;
  /** In the place of the planner of @apollo/gateway. */
  plannerOf?: (supergraph: string) => Planner;
}

const mostOperations = 2000;
const plainHead = { headers: new HeaderMap() };

/** The joined graph as @apollo/gateway loads and plans it, run by compiled plans. What they do not cover it runs itself. */
export class CompiledGraph implements GatewayInterface {
  readonly detours: Detours;
  private readonly operations = new OperationCache<CompiledOperation | NotCovered>(mostOperations);
  /** Operations that have run and are left to the library's executor to answer. */
  private readonly running = new WeakMap<GatewayContext, Promise<GatewayExecutionResult | NotCovered>>();
  private stopped = false;
  private types!: GraphTypes;
  private planner!: Planner;
  private stock!: GatewayExecutor;

  constructor(
    private readonly gateway: ApolloGateway,
    private readonly options: CompiledGraphOptions,
  ) {
    this.detours = new Detours(options.log);
    gateway.onSchemaLoadOrUpdate(() => this.renew());
  }

  /**
   * Answers before the library turns to its executor: the context it makes for that one keeps all of an answer for as long as the
   * engine keeps the shape of an object. What has errors is left to the executor, whose errors the library words.
   */
  readonly plugin: ApolloServerPlugin<GatewayContext> = {
    requestDidStart: async () => ({ responseForOperation: (request) => this.answerAtOnce(request) }),
  };

  async load(options: Parameters<GatewayInterface['load']>[0]): Promise<GatewayLoadResult> {
    this.stock = (await this.gateway.load(options)).executor as GatewayExecutor;
    return { executor: (request) => this.execute(request) };
  }

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): () => void {
    return this.gateway.onSchemaLoadOrUpdate(callback);
  }

  stop(): Promise<void> {
    this.stopped = true;
    return this.gateway.stop();
  }

  /** Plans and compiles before anybody asks, one operation after another, in the pauses between requests. */
  async warm(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await pause(1, undefined, { ref: false });
      if (this.stopped) return;
      this.compiled(parse(text), createHash('sha256').update(text).digest('hex'));
    }
  }

  private renew(): void {
    const loaded = loadedParts(this.gateway);
    this.types = typesOf(loaded);
    this.planner = this.options.plannerOf?.(loaded.supergraphSdl) ?? apolloPlanner(loaded);
    this.operations.clear();
  }

  private async answerAtOnce(
    asked: GraphQLRequestContextResponseForOperation<GatewayContext>,
  ): Promise<GraphQLResponse | null> {
    const { contextValue: context } = asked;
    const running = this.run(asked, context);
    const result = await running.catch(() => null);
    if (result && !(result instanceof NotCovered) && !result.errors)
      return { http: plainHead, body: { kind: 'single', singleResult: result } };
    this.running.set(context, running);
    return null;
  }

  private async execute(request: Request): Promise<GatewayExecutionResult> {
    const context = request.context as GatewayContext;
    const result = await (this.running.get(context) ?? this.run(request, context));
    if (!(result instanceof NotCovered)) return result;
    this.detours.note(result.reason);
    return this.stock(request);
  }

  private async run(
    { schema, document, operation, queryHash, request }: Asked,
    context: GatewayContext,
  ): Promise<GatewayExecutionResult | NotCovered> {
    const { operationName, variables = {} } = request;
    const { variableDefinitions = [] } = operation;
    if (!variableDefinitions.every((definition) => isPlain(definition, variables))) {
      const { errors } = getVariableValues(schema, variableDefinitions, variables);
      if (errors) return { errors };
    }
    let compiled: CompiledOperation | NotCovered;
    let answer: Answer;
    try {
      compiled = this.compiled(document, queryHash!, operationName);
      if (compiled instanceof NotCovered) return compiled;
      answer = compiled.answerWith(variables);
    } catch (error) {
      return error instanceof NotCovered ? error : new NotCovered('UNKNOWN');
    }
    const run: Run = { context, variables, data: {}, errors: [], named: null };
    await compiled.run(run);
    const data = this.answerOf(compiled, answer, run);
    if (data) markInBytes(data);
    return run.errors.length > 0 ? { data, errors: run.errors } : { data };
  }

  /** A shape nobody foresaw is left to the library, which says what is wrong with it. */
  private answerOf(
    { operation }: CompiledOperation,
    answer: Answer,
    run: Run,
  ): Record<string, unknown> | null {
    try {
      return answer(run.data);
    } catch (error) {
      if (!(error instanceof UnexpectedShape)) throw error;
      this.detours.note('SHAPE');
      const introspectionHandling = () => null;
      const { variables } = run;
      // What was to be passed on is read after all.
      const input = JSON.parse(JSON.stringify(run.data)) as Record<string, unknown>;
      return computeResponse({ operation, variables, input, introspectionHandling }).data ?? null;
    }
  }

  private compiled(document: DocumentNode, hash: string, name?: string): CompiledOperation | NotCovered {
    const key = name ? `${hash}${name}` : hash;
    let compiled = this.operations.get(key);
    if (!compiled) {
      compiled = this.compile(document, name);
      this.operations.set(key, compiled);
    }
    return compiled;
  }

  private compile(document: DocumentNode, name?: string): CompiledOperation | NotCovered {
    try {
      const alone = theOne(document, name);
      const operation = operationFromDocument(this.types.api, alone);
      const plan = this.planner(operation);
      return compileOperation(alone, operation, plan, this.types, this.options.sourceOf);
    } catch (error) {
      return error instanceof NotCovered ? error : new NotCovered('PLAN');
    }
  }
}

/** Whether a variable is a text and is given as one, which most are: nothing can be wrong with it then. */
function isPlain({ variable, type }: VariableDefinitionNode, variables: Variables): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return (
    named.kind === Kind.NAMED_TYPE &&
    (named.name.value === 'ID' || named.name.value === 'String') &&
    typeof variables[variable.name.value] === 'string'
  );
}

/**
 * The operation by itself and without its name: agencies are sent the same text whatever a client calls it,
 * and keep it as one document.
 */
function theOne(document: DocumentNode, name?: string): DocumentNode {
  const apart = separateOperations(document);
  const one = name ? apart[name] : Object.values(apart)[0];
  if (!one) throw new NotCovered('NO_OPERATION');
  return {
    ...one,
    definitions: one.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? { ...definition, name: undefined } : definition,
    ),
  };
}
