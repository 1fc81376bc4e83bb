import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import { projectRoot } from '#kernel/project-root.js';

/** One place of one question where a text can be put. */
export interface StringPlace {
  /** `docketCases.filter.number`. */
  name: string;
  field: string;
  /** A whole question with the text at this place and something fitting at all others. */
  ask(text: string): { query: string; variables: Record<string, unknown> };
}

/** Scalars that a text is given for; what has a format of its own refuses every injection as it refuses any other text. */
const fitting: Record<string, unknown> = {
  String: 'nothing',
  ID: '0191e0a0-0000-7000-8000-0000000000aa',
  CreditCode: '91370499FAKE00013R',
  IdNumber: '370499198803120019',
  DivisionCode: '370499',
  LocalDate: '2024-09-05',
  Instant: '2024-09-05T01:00:00Z',
  Int: 5,
  Boolean: false,
};
const texts = new Set(['String', 'ID', 'CreditCode', 'IdNumber', 'DivisionCode', 'LocalDate', 'Instant']);

/** Every place in the arguments of every question of the joined schema, inputs of inputs included. */
export function stringPlaces(): StringPlace[] {
  const text = readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8');
  const query = buildSchema(text, { assumeValid: true }).getQueryType()!;
  return Object.values(query.getFields()).flatMap((field) =>
    field.args.flatMap((argument) =>
      pathsOf(argument).map((path) => ({
        name: [field.name, ...path].join('.'),
        field: field.name,
        ask: (given: string) => questionOf(query, field.name, path, given),
      })),
    ),
  );
}

function pathsOf(input: GraphQLArgument | GraphQLInputField): string[][] {
  const type = getNamedType(input.type);
  if (isScalarType(type)) return texts.has(type.name) ? [[input.name]] : [];
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) =>
    pathsOf(field).map((path) => [input.name, ...path]),
  );
}

function questionOf(query: GraphQLObjectType, name: string, path: string[], given: string) {
  const field = query.getFields()[name]!;
  const used = field.args.filter((argument) => isRequiredArgument(argument) || argument.name === path[0]);
  const variables = Object.fromEntries(
    used.map((argument) => [
      argument.name,
      argument.name === path[0] ? valueAt(argument, path.slice(1), given) : valueOf(argument),
    ]),
  );
  const declared = used.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = used.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return {
    query: `query(${declared}) { ${name}(${passed}) ${selectionOf(getNamedType(field.type) as GraphQLObjectType)} }`,
    variables,
  };
}

function valueAt(input: GraphQLArgument | GraphQLInputField, path: string[], given: string): unknown {
  const type = getNamedType(input.type);
  const list = isListType(getNullableType(input.type));
  if (!isInputObjectType(type)) return list ? [given] : given;
  const fields = type.getFields();
  const [next, ...rest] = path;
  const value = Object.fromEntries(
    Object.values(fields)
      .filter(
        (field) => field.name === next || (isNonNullType(field.type) && field.defaultValue === undefined),
      )
      .map((field) => [field.name, field.name === next ? valueAt(field, rest, given) : valueOf(field)]),
  );
  return list ? [value] : value;
}

function valueOf(input: GraphQLArgument | GraphQLInputField): unknown {
  const type = getNamedType(input.type);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  return fitting[type.name];
}

/** The plain fields of what is answered, and of the nodes and edges of a page. */
function selectionOf(type: GraphQLObjectType, depth = 0): string {
  if (!('getFields' in type)) return '';
  const names = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (field.args.length > 0) return [];
    if (isScalarType(inner) || isEnumType(inner)) return [field.name];
    const pages = ['nodes', 'edges', 'node', 'pageInfo'].includes(field.name);
    return pages && depth < 3 ? [`${field.name} ${selectionOf(inner as GraphQLObjectType, depth + 1)}`] : [];
  });
  return names.length > 0 ? `{ ${names.join(' ')} }` : '{ __typename }';
}
