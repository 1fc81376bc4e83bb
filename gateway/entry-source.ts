import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import { Kind, parse, type FieldNode, type SelectionSetNode } from 'graphql';
import type { GatewayContext } from './context.js';
import { bytesOfText } from './execution/byte-text.js';
import type { LocalSource } from './execution/local-source.js';
import { OperationCache } from './execution/operation-cache.js';
import type { Source, SourceAnswer, SourceCall } from './execution/run.js';

type Node = Record<string, unknown>;
type Variables = Readonly<Record<string, unknown>>;
/** Null where a variable is no text: graphql-js says what it makes of it. */
type Echo = (variables: Variables) => Node | null;

/** Echoes the codes of cases by compiled operations, since every case view begins here; graphql-js answers whatever else there is. */
export class EntrySource implements GraphQLDataSource<GatewayContext>, Source {
  private readonly echoes = new OperationCache<{ echo: Echo | null }>(1000);

  constructor(private readonly whole: LocalSource) {}

  process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<GatewayGraphQLResponse> {
    return this.whole.process(options);
  }

  async ask(context: GatewayContext, call: SourceCall): Promise<SourceAnswer> {
    const data = this.echoOf(call.query)?.(call.variables) ?? null;
    return data ? { data } : this.whole.ask(context, call);
  }

  private echoOf(query: string): Echo | null {
    let known = this.echoes.get(query);
    if (!known) {
      known = { echo: compileEcho(query) };
      this.echoes.set(query, known);
    }
    return known.echo;
  }
}

/** Null for anything but plain fields `case(id:) { id __typename }`. */
function compileEcho(query: string): Echo | null {
  const [operation, ...others] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) return null;
  const roots = plainFields(operation.selectionSet)?.map(compileCase) ?? [null];
  if (roots.includes(null)) return null;
  return (variables) => {
    const data: Node = {};
    for (const root of roots) {
      const code = root!.code(variables);
      if (typeof code !== 'string') return null;
      data[root!.key] = root!.object(bytesOfText(code));
    }
    return data;
  };
}

interface CaseRoot {
  readonly key: string;
  readonly code: (variables: Variables) => unknown;
  readonly object: (code: string) => Node;
}

function compileCase({ name, alias, arguments: given = [], selectionSet }: FieldNode): CaseRoot | null {
  const fields = selectionSet && plainFields(selectionSet);
  const [argument] = given;
  if (name.value !== 'case' || !argument || !fields) return null;
  const { value } = argument;
  if (value.kind !== Kind.VARIABLE && value.kind !== Kind.STRING) return null;
  const parts: [string, boolean][] = [];
  for (const { name: part, alias: as = part } of fields) {
    if (part.value !== 'id' && part.value !== '__typename') return null;
    parts.push([as.value, part.value === 'id']);
  }
  return {
    key: alias?.value ?? name.value,
    code: value.kind === Kind.STRING ? () => value.value : (variables) => variables[value.name.value],
    object: (code) => Object.fromEntries(parts.map(([key, isCode]) => [key, isCode ? code : 'Case'])),
  };
}

/** The fields of a selection where it has nothing but fields, without conditions and each key once. */
function plainFields({ selections }: SelectionSetNode): FieldNode[] | null {
  const fields = selections.filter((selection) => selection.kind === Kind.FIELD);
  if (fields.length < selections.length || fields.some(({ directives }) => directives?.length)) return null;
  const keys = new Set(fields.map(({ name, alias }) => alias?.value ?? name.value));
  return keys.size === fields.length ? fields : null;
}
