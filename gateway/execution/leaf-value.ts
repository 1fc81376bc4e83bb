import { isEnumType, isScalarType, isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';

export type LeafCheck = (value: unknown) => boolean;

const checks: Record<string, LeafCheck> = {
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: isWhole,
  Float: (value) => typeof value === 'number',
  ID: (value) => typeof value === 'string' || isWhole(value),
};

/** Whether a value an agency gave can stand for this scalar or code; an agency's own scalars may be anything. */
export function leafCheck(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) {
    const codes = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => codes.has(value);
  }
  return isScalarType(type) && isSpecifiedScalarType(type) ? checks[type.name]! : () => true;
}

/** From 1e21 on a number is written with an exponent, which no Int is. */
function isWhole(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) < 1e21;
}
