import {
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  type GraphQLNamedType,
} from 'graphql';

/** What of two supergraphs is not alike: types, fields with arguments and types, enum values, union members. Empty when nothing. */
export function sameGraph(one: string, other: string): string[] {
  const [first, second] = [linesOf(one), linesOf(other)];
  return [
    ...[...first].filter((line) => !second.has(line)).map((line) => `only in the first: ${line}`),
    ...[...second].filter((line) => !first.has(line)).map((line) => `only in the second: ${line}`),
  ];
}

function linesOf(sdl: string): Set<string> {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  // What begins with join__ or link__ is how a composer notes its plan, and differs between composers.
  const types = Object.values(schema.getTypeMap()).filter(
    ({ name }) => !/^(__|join__|link__|core__)/.test(name),
  );
  return new Set(types.flatMap(describe));
}

function describe(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => `${type.name} = ${name}`);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map(
      (field) => `${type.name}.${field.name}: ${String(field.type)} = ${JSON.stringify(field.defaultValue)}`,
    );
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields()).map((field) => {
      const args = field.args
        .map((arg) => `${arg.name}: ${String(arg.type)} = ${JSON.stringify(arg.defaultValue)}`)
        .sort();
      return `${type.name}.${field.name}(${args.join(', ')}): ${String(field.type)}`;
    });
    return [...fields, ...type.getInterfaces().map(({ name }) => `${type.name} implements ${name}`)];
  }
  return [type.name];
}
