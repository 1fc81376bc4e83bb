import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  parse,
  typeFromAST,
  validate,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
} from 'graphql';
import type { Random } from '../kit/random.js';

export interface GeneratedOperation {
  text: string;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

const words = ['甲', '张三', 'a', '"quoted" \\ back', '2026-03-02', '', '😀', '龘\u2028'];
const deepest = 5;

/** A valid operation over a schema: fragments, aliases, conditions, variables with and without values, the same key twice. */
export function generateOperation(
  schema: GraphQLSchema,
  random: Random,
  sizes: readonly number[] = [8, 20, 35, 55],
): GeneratedOperation {
  for (;;) {
    const writer = new OperationWriter(schema, random, random.pick(sizes));
    const generated = writer.operation();
    // Two fields under one key may contradict each other; such an operation is thrown away.
    const document = parse(generated.text);
    if (validate(schema, document).length === 0) return { ...generated, document };
  }
}

/** Values for the variables of an operation that somebody else has written. */
export function inventedVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  random: Random,
): Record<string, unknown> {
  const { variableDefinitions = [] } = getOperationAST(document)!;
  const writer = new OperationWriter(schema, random, 0);
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type, defaultValue }) => {
      if (defaultValue && random.chance(0.5)) return [];
      const known = typeFromAST(schema, type as NamedTypeNode) as unknown as GraphQLInputType;
      return [[variable.name.value, writer.value(known, 0)]];
    }),
  );
}

class OperationWriter {
  private readonly variables = new Map<string, { type: string; default?: string; value?: unknown }>();
  private readonly fragments: string[] = [];
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    /** How many fields it may still have. */
    private left: number,
  ) {}

  operation(): { text: string; variables: Record<string, unknown> } {
    const mutation = this.schema.getMutationType();
    const kind = mutation && this.random.chance(0.1) ? 'mutation' : 'query';
    const root = kind === 'mutation' ? mutation! : this.schema.getQueryType()!;
    const body = this.selections(root, 0);
    const declared = [...this.variables].map(
      ([name, { type, default: value }]) => `$${name}: ${type}${value === undefined ? '' : ` = ${value}`}`,
    );
    const name = this.random.chance(0.7) ? ' Asked' : '';
    const head = `${kind}${name}${declared.length > 0 ? `(${declared.join(', ')})` : ''}`;
    const given = [...this.variables].filter(([, { value }]) => value !== undefined);
    return {
      text: [`${head} ${body}`, ...this.fragments].join('\n'),
      variables: Object.fromEntries(given.map(([key, { value }]) => [key, value])),
    };
  }

  private selections(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    const count = depth === 0 ? random.between(1, 3) : random.between(1, 5);
    const parts: string[] = [];
    for (let at = 0; at < count && (this.left > 0 || parts.length === 0); at++)
      parts.push(this.selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    this.left--;
    if (random.chance(0.12)) return `${random.chance(0.5) ? this.alias() : ''}__typename${this.condition()}`;
    const fields = isObjectType(type) || 'getFields' in type ? Object.values(type.getFields()) : [];
    if (depth < deepest && (fields.length === 0 || random.chance(isAbstractType(type) ? 0.5 : 0.15)))
      return this.fragment(type, depth);
    return fields.length === 0 ? '__typename' : this.field(this.someField(fields, depth), depth);
  }

  /** One of an agency's own parts in the case, rather than one of hundreds of lists. */
  private someField(fields: GraphQLField<unknown, unknown>[], depth: number): GraphQLField<unknown, unknown> {
    const entry = fields.find(({ name }) => name === 'case');
    if (depth === 0 && entry && this.random.chance(0.5)) return entry;
    const leaves = fields.filter(({ type }) => !isCompositeType(getNamedType(type)));
    const end = depth >= deepest || this.left <= 0;
    return this.random.pick(end && leaves.length > 0 ? leaves : fields);
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.filter((arg) => isRequiredArgument(arg) || this.random.chance(0.25));
    const args = given.map(({ name, type }) => `${name}: ${this.argument(type)}`);
    const call = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
    const alias = args.length > 0 || this.random.chance(0.15) ? this.alias() : '';
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? ` ${this.inner(type, depth)}` : '';
    const text = `${alias}${call}${this.condition()}${inner}`;
    // The same key once more, with other fields below it.
    if (!alias && inner && this.left > 0 && this.random.chance(0.15))
      return `${text} ${call} ${this.inner(type as GraphQLCompositeType, depth)}`;
    return text;
  }

  private inner(type: GraphQLCompositeType, depth: number): string {
    return depth >= deepest || this.left <= 0 ? '{ __typename }' : this.selections(type, depth + 1);
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const { random } = this;
    const types = isAbstractType(type) ? [type, ...this.schema.getPossibleTypes(type)] : [type];
    const on = random.pick(types);
    if (random.chance(0.15)) return `... ${this.condition()} ${this.selections(type, depth + 1)}`;
    if (random.chance(0.5)) return `... on ${on.name}${this.condition()} ${this.selections(on, depth + 1)}`;
    const name = `part${++this.names}`;
    this.fragments.push(`fragment ${name} on ${on.name} ${this.selections(on, depth + 1)}`);
    return `...${name}${this.condition()}`;
  }

  private alias(): string {
    return `a${++this.names}: `;
  }

  private condition(): string {
    const { random } = this;
    if (random.chance(0.82)) return '';
    const one = (kind: string) => `@${kind}(if: ${random.chance(0.3) ? random.chance(0.5) : this.flag()})`;
    return ` ${random.pick([one('skip'), one('include'), `${one('skip')} ${one('include')}`])}`;
  }

  private flag(): string {
    const known = [...this.variables].filter(([, { type }]) => type.startsWith('Boolean!'));
    if (known.length > 2 || (known.length > 0 && this.random.chance(0.4)))
      return `$${this.random.pick(known)[0]}`;
    const name = `flag${++this.names}`;
    const value = this.random.chance(0.5);
    if (this.random.chance(0.3)) this.variables.set(name, { type: 'Boolean!', default: String(value) });
    else this.variables.set(name, { type: 'Boolean!', value });
    return `$${name}`;
  }

  private argument(type: GraphQLInputType): string {
    const { random } = this;
    const value = this.value(type, 0);
    if (random.chance(0.5)) return literal(value, type);
    const name = `given${++this.names}`;
    if (random.chance(0.3) && value !== null)
      this.variables.set(name, { type: String(type), default: literal(value, type) });
    else if (!isNonNullType(type) && random.chance(0.2)) this.variables.set(name, { type: String(type) });
    else this.variables.set(name, { type: String(type), value });
    return `$${name}`;
  }

  value(type: GraphQLInputType, depth: number): unknown {
    const { random } = this;
    if (isNonNullType(type)) return this.value(type.ofType, depth);
    if (depth > 0 && random.chance(0.2)) return null;
    if (isListType(type))
      return Array.from(
        { length: random.below(3) },
        () => this.value(type.ofType, Math.max(depth, 1)) ?? null,
      ).filter((item) => item !== null);
    if (isInputObjectType(type)) return this.object(type.getFields(), depth);
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    if (type.name === 'Int') return random.between(-2, 60);
    if (type.name === 'Float') return random.pick([0.5, 3, -1.25]);
    if (type.name === 'Boolean') return random.chance(0.5);
    if (type.name === 'ID') return random.pick(['1', '2', 'WF-1', '案']);
    return random.pick(words);
  }

  private object(
    fields: Record<string, { name: string; type: GraphQLInputType; defaultValue?: unknown }>,
    depth: number,
  ): Record<string, unknown> {
    const wanted = Object.values(fields).filter(
      ({ type, defaultValue }) =>
        (isNonNullType(type) && defaultValue === undefined) || (depth < 2 && this.random.chance(0.4)),
    );
    return Object.fromEntries(
      wanted.flatMap(({ name, type }) => {
        const value = this.value(type, depth + 1);
        return value === null && isNonNullType(type) ? [] : [[name, value]];
      }),
    );
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'null';
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type))
    return `[${(value as unknown[]).map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return value as string;
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = type.getFields();
  return `{ ${Object.entries(value)
    .map(([name, part]) => `${name}: ${literal(part, fields[name]!.type)}`)
    .join(', ')} }`;
}
