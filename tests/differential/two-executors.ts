import { createHash } from 'node:crypto';
import { ApolloGateway } from '@apollo/gateway';
import type { GatewayExecutionResult, GatewayExecutor } from '@apollo/server-gateway-interface';
import { getOperationAST, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { printResult, textOfBytes } from '../../gateway/execution/byte-text.js';
import { CompiledGraph } from '../../gateway/execution/compiled-graph.js';
import type { EntrySource } from '../../gateway/entry-source.js';
import type { Planner } from '../../gateway/execution/planner.js';
import { InventedAgency, type Mood } from './invented-agency.js';

type Path = readonly (string | number)[];

/** One graph with invented agencies behind it, run by the library's executor and by the compiled one. */
export interface TwoExecutors {
  schema: GraphQLSchema;
  compiled: CompiledGraph;
  /** How many answers of agencies the compiled way has passed on unread. */
  passedOn(): number;
  run(question: Question): Promise<Comparison>;
}

export interface Question {
  document: DocumentNode;
  variables: Record<string, unknown>;
  mood: Mood;
}

export interface Comparison {
  equal: boolean;
  stock: Outcome;
  compiled: Outcome;
}

export interface Outcome {
  data: string;
  errors: string[];
  /** Whether the whole operation failed, as where an agency gives a list for an object. */
  failed: boolean;
}

export interface Subgraph {
  name: string;
  sdl: string;
  /** Answers in the gateway's own process. */
  local?: EntrySource;
}

export async function openTwoExecutors(
  supergraphSdl: string,
  subgraphs: readonly Subgraph[],
  strict: boolean,
  plannerOf?: (supergraph: string) => Planner,
): Promise<TwoExecutors> {
  process.env.APOLLO_TELEMETRY_DISABLED = '1';
  const agencies = new Map<string, InventedAgency | EntrySource>(
    subgraphs.map(({ name, sdl, local }) => [name, local ?? new InventedAgency(name, sdl, strict)]),
  );
  const sourceOf = (name: string) => agencies.get(name)!;
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    ...{ supergraphSdl, buildService: ({ name }: { name: string }) => sourceOf(name), logger },
    // An invented operation may have more plans than the memory holds.
    queryPlannerConfig: { debug: { maxEvaluatedPlans: 100, pathsLimit: 100 } },
  });
  const log = pino({ level: 'silent' });
  const compiled = new CompiledGraph(gateway, { sourceOf, log, ...(plannerOf && { plannerOf }) });
  let schema!: GraphQLSchema;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
  const { executor } = await compiled.load({ apollo: {} });
  const stock = gateway.executor as unknown as GatewayExecutor;
  return {
    ...{ schema, compiled },
    passedOn: () =>
      [...agencies.values()].reduce(
        (sum, one) => sum + (one instanceof InventedAgency ? one.passedOn : 0),
        0,
      ),
    async run({ document, variables, mood }) {
      for (const agency of agencies.values()) if (agency instanceof InventedAgency) agency.mood = mood;
      const [first, second] = [stock, executor!].map(
        (run) => () => outcomeOf(run, schema, document, variables),
      );
      const outcomes = { stock: await first!(), compiled: await second!() };
      return { ...outcomes, equal: alike(outcomes.stock, outcomes.compiled, mood.wrong) };
    },
  };
}

async function outcomeOf(
  executor: GatewayExecutor,
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Promise<Outcome> {
  const source = print(document);
  const queryHash = createHash('sha256').update(source).digest('hex');
  const operation = getOperationAST(document)!;
  const request = { query: source, variables };
  const context = { deadline: Infinity };
  const given = { request, source, queryHash, document, operation, schema, context };
  const rest = { metrics: {}, logger: console, operationName: operation.name?.value ?? null };
  try {
    return read(await executor({ ...given, ...rest } as never));
  } catch {
    return { data: 'none', errors: [], failed: true };
  }
}

function read({ data, errors = [] }: GatewayExecutionResult): Outcome {
  const lines = errors.map(({ message, path, extensions }) =>
    JSON.stringify([message, placeOf(path), extensions.code ?? null]),
  );
  return {
    data: data === undefined ? 'none' : textOfBytes(printResult({ data })),
    errors: lines.sort(),
    failed: data === undefined,
  };
}

/** Where the library cannot say which object an error belongs to, it leaves marks of the plan in the path; ours ends before them. */
function placeOf(path: Path | undefined): Path | undefined {
  const end = path?.findIndex((part) => part === '@' || part === '_entities') ?? -1;
  return end === -1 ? path : path!.slice(0, end);
}

/**
 * Of a whole operation that fails, what is said does not reach a client. Where what an agency sends is of no known shape and
 * the library gives up everything, the compiled way may keep the rest, if it says that something is missing.
 */
function alike(stock: Outcome, compiled: Outcome, wrong: number): boolean {
  if (stock.failed) return compiled.failed || (wrong > 0 && compiled.errors.length > 0);
  if (stock.data !== compiled.data) return false;
  return JSON.stringify(stock.errors) === JSON.stringify(compiled.errors) || betterPlaces(stock, compiled);
}

/**
 * When not every item of a list is asked about, the library takes the wrong one for the place of an error. Ours may name
 * another item, if a null stands there.
 */
function betterPlaces(stock: Outcome, compiled: Outcome): boolean {
  const withoutItems = ({ errors }: Outcome) =>
    JSON.stringify(errors.map((error) => error.replaceAll(/,\d+(?=[,\]])/g, ',0')).sort());
  const others = compiled.errors.filter((error) => !stock.errors.includes(error));
  const places = others.map((error) => (JSON.parse(error) as [string, Path | null])[1] ?? []);
  const data: unknown = JSON.parse(compiled.data);
  return withoutItems(stock) === withoutItems(compiled) && places.every((path) => endsInNull(data, path));
}

function endsInNull(data: unknown, path: Path): boolean {
  const end = path.reduce<unknown>(
    (value, part) => (value as Record<string, unknown> | null)?.[part] ?? null,
    data,
  );
  return path.length === 0 || end === null;
}
