import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Everything that can be asked of a type without an argument, to a depth; no type below itself. */
export function allFields(schema: GraphQLSchema, typeName: string, depth: number): string {
  return selectionOf(schema.getType(typeName)!, depth, []);
}

function selectionOf(type: GraphQLNamedType, depth: number, above: readonly string[]): string {
  if (isUnionType(type))
    return type
      .getTypes()
      .map((member) => `... on ${member.name} { __typename ${selectionOf(member, depth, above)} }`)
      .join(' ');
  if (!isObjectType(type)) return '';
  return Object.values(type.getFields())
    .flatMap((field) => fieldText(field, depth, [...above, type.name]))
    .join(' ');
}

function fieldText(
  { name, args, type }: GraphQLField<unknown, unknown>,
  depth: number,
  above: readonly string[],
): string[] {
  if (args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
  const named = getNamedType(type);
  if (isLeafType(named)) return [name];
  if (depth === 0 || above.includes(named.name)) return [];
  const below = selectionOf(named, depth - 1, above);
  return below === ''
    ? []
    : [isUnionType(named) ? `${name} { ${below} }` : `${name} { __typename ${below} }`];
}
