import {
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLType,
  isListType,
  isNonNullType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Workload } from './workloads.js';

// Mercurius speaks the first version of federation: every subgraph but one extends the type Case, and nothing is said of sharing.
// Its subgraphs are cut down to what the workloads ask for, with texts in place of the hub's own scalars and enums.

const partTypes: Readonly<Record<string, string>> = {
  ...{ docket: 'docket', court: 'court', union: 'union', 'human-resources': 'humanResources' },
  ...{ procuratorate: 'procuratorate', justice: 'justice' },
};

/** The schema of each subgraph, by name. */
export function firstFederation(schema: GraphQLSchema, workloads: readonly Workload[]): Map<string, string> {
  const used = usedFields(schema, workloads);
  const entry = 'type Query { case(id: ID!): Case }\ntype Case @key(fields: "id") { id: ID! }';
  const schemas = new Map([['entry', entry]]);
  for (const [agency, field] of Object.entries(partTypes)) {
    const pages = agency === 'docket';
    const roots = [schema.getQueryType()!.getFields().docketCases!, fieldOf(schema, 'Case', field)];
    const types = reachable(schema, used, pages ? roots.map(({ type }) => type) : [roots[1]!.type]);
    schemas.set(
      agency,
      [
        pages ? `extend type Query { ${fieldText(schema, 'Query', 'docketCases')} }` : '',
        `extend type Case @key(fields: "id") { id: ID! @external ${fieldText(schema, 'Case', field)} }`,
        ...types.map((type) => typeText(schema, type, used.get(type)!)),
      ].join('\n'),
    );
  }
  return schemas;
}

function usedFields(schema: GraphQLSchema, workloads: readonly Workload[]): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const { query } of workloads) {
    const info = new TypeInfo(schema);
    const note = visitWithTypeInfo(info, {
      Field(field) {
        const parent = info.getParentType()!.name;
        used.set(parent, (used.get(parent) ?? new Set()).add(field.name.value));
      },
    });
    visit(parse(query), note);
  }
  return used;
}

/** Types below some, Case aside: that one is the subgraphs' own to extend. */
function reachable(
  schema: GraphQLSchema,
  used: ReadonlyMap<string, ReadonlySet<string>>,
  from: readonly GraphQLType[],
): string[] {
  const found = new Set<string>();
  const go = (type: GraphQLType): void => {
    const { name } = getNamedType(type);
    if (!isCompositeType(getNamedType(type)) || name === 'Case' || found.has(name)) return;
    found.add(name);
    for (const field of used.get(name) ?? []) go(fieldOf(schema, name, field).type);
  };
  for (const type of from) go(type);
  return [...found];
}

function typeText(schema: GraphQLSchema, type: string, fields: ReadonlySet<string>): string {
  return `type ${type} { ${[...fields].map((field) => fieldText(schema, type, field)).join(' ')} }`;
}

function fieldText(schema: GraphQLSchema, type: string, name: string): string {
  const { args, type: answer } = fieldOf(schema, type, name);
  const leaves = args.filter((argument) => isLeafType(getNamedType(argument.type)));
  const list = leaves.map((argument) => `${argument.name}: ${typeName(argument.type)}`).join(' ');
  return `${name}${list && `(${list})`}: ${typeName(answer)}`;
}

function typeName(type: GraphQLType): string {
  if (isNonNullType(type)) return `${typeName(type.ofType)}!`;
  if (isListType(type)) return `[${typeName(type.ofType)}]`;
  return isLeafType(type) && !isSpecifiedScalarType(type) ? 'String' : type.name;
}

function fieldOf(schema: GraphQLSchema, type: string, field: string) {
  const owner = schema.getType(type);
  if (!isObjectType(owner)) throw new Error(`${type} is no object type.`);
  return owner.getFields()[field]!;
}
