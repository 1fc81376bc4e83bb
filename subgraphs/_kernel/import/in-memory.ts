import { FindOperator, type ObjectLiteral } from 'typeorm';

/** Conditions on columns, all of which must hold. */
export type Where = Record<string, unknown>;

/** Whether a condition can be judged without the database: plain values, a list of them, or null. */
export function isAnswerable(where: unknown): where is Where {
  return (
    typeof where === 'object' &&
    where !== null &&
    !Array.isArray(where) &&
    Object.values(where).every((value) =>
      value instanceof FindOperator ? ['in', 'isNull'].includes(value.type) : isPlain(value),
    )
  );
}

export function matches(row: ObjectLiteral, where: Where): boolean {
  return Object.entries(where).every(([column, value]) => {
    if (!(value instanceof FindOperator)) return row[column] === value;
    return value.type === 'isNull' ? row[column] === null : (value.value as unknown[]).includes(row[column]);
  });
}

/** As the database sorts: null last where it ascends. */
export function sorted(
  rows: readonly ObjectLiteral[],
  order: Readonly<Record<string, string>>,
): ObjectLiteral[] {
  return [...rows].sort((one, other) => {
    for (const [column, direction] of Object.entries(order)) {
      const compared = compare(one[column], other[column]);
      if (compared !== 0) return direction.toUpperCase() === 'DESC' ? -compared : compared;
    }
    return 0;
  });
}

function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return (one as string) < (other as string) ? -1 : 1;
}

function isPlain(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
