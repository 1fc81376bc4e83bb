import {
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from '../../kit/random.js';

const deepest = 4;

/** Some of the fields of a type, and of the types below it. */
export function selection(random: Random, schema: GraphQLSchema, type: GraphQLOutputType, depth = 1): string {
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const parts = schema
      .getPossibleTypes(named)
      .map((one) => `... on ${one.name}${selection(random, schema, one, depth)}`);
    return ` { __typename ${parts.slice(0, 3).join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  const open = Object.values(named.getFields()).filter(
    ({ args }) => !args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined),
  );
  const share = depth === 1 ? 0.5 : 0.25;
  const chosen = open.filter((field) => {
    const below = !isLeaf(field.type);
    return random.chance(below && depth >= deepest ? 0 : below ? share / 1.5 : share);
  });
  const parts = chosen
    .slice(0, 12)
    .map((field) => field.name + selection(random, schema, field.type, depth + 1));
  return ` { __typename ${parts.join(' ')} }`;
}

function isLeaf(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return !isObjectType(named) && !isAbstractType(named);
}
