import {
  Any,
  FindOperator,
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  MoreThan,
  MoreThanOrEqual,
  Not,
} from 'typeorm';

/** One condition on one column: how it compares, and with which values. */
export interface Condition {
  readonly property: string;
  readonly comparison: Comparison;
  readonly values: readonly unknown[];
}

type Comparison = keyof typeof comparisons;

/** How the query builder is told of a condition, given the values. */
const comparisons = {
  equal: ([value]) => value,
  isNull: () => IsNull(),
  isNotNull: () => Not(IsNull()),
  not: ([value]) => Not(value),
  in: (values) => In(values),
  any: ([value]) => Any(value as readonly unknown[]),
  lessThan: ([value]) => LessThan(value),
  lessThanOrEqual: ([value]) => LessThanOrEqual(value),
  moreThan: ([value]) => MoreThan(value),
  moreThanOrEqual: ([value]) => MoreThanOrEqual(value),
} satisfies Record<string, (values: readonly unknown[]) => unknown>;

const ofOneValue = new Set(['not', 'lessThan', 'lessThanOrEqual', 'moreThan', 'moreThanOrEqual']);
/** Longer lists are of any length, and each would be a statement of its own. */
const longestList = 16;

/** The conditions of a `where`; null where one of them is none that is known here. */
export function conditionsOf(where: object): Condition[] | null {
  const conditions: Condition[] = [];
  for (const [property, value] of Object.entries(where)) {
    const condition = conditionOf(property, value);
    if (!condition) return null;
    conditions.push(condition);
  }
  return conditions;
}

function conditionOf(property: string, given: unknown): Condition | null {
  if (isPlain(given)) return { property, comparison: 'equal', values: [given] };
  if (!(given instanceof FindOperator)) return null;
  const { type, child } = given;
  const value: unknown = given.value;
  if (type === 'isNull') return { property, comparison: 'isNull', values: [] };
  if (type === 'not' && child) {
    return child.type === 'isNull' ? { property, comparison: 'isNotNull', values: [] } : null;
  }
  if (type === 'in') {
    const isShort = Array.isArray(value) && value.length > 0 && value.length <= longestList;
    return isShort && value.every(isPlain) ? { property, comparison: 'in', values: value } : null;
  }
  if (type === 'any') return Array.isArray(value) ? { property, comparison: 'any', values: [value] } : null;
  return !child && ofOneValue.has(type) && isPlain(value)
    ? { property, comparison: type as Comparison, values: [value] }
    : null;
}

function isPlain(value: unknown): boolean {
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || value instanceof Date;
}

/** What is the same in all conditions of one form. */
export function formOf(conditions: readonly Condition[]): string {
  let form = '';
  for (const { property, comparison, values } of conditions)
    form += `${property} ${comparison} ${values.length};`;
  return form;
}

/** The `where` of the same form with other values. */
export function whereOf(
  conditions: readonly Condition[],
  valueFor: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    conditions.map(({ property, comparison, values }) => [
      property,
      comparisons[comparison](values.map(valueFor)),
    ]),
  );
}
