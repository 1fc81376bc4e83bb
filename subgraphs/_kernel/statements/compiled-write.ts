import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type Condition, conditionsOf, formOf } from './conditions.js';

type Values = Readonly<Record<string, unknown>>;

export interface Write {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** More rows than these are written seldom, and each number of them would be a statement of its own. */
const mostRows = 16;
const texts = new WeakMap<EntityMetadata, Map<string, string>>();

/** The insertion of rows that need nothing back from the database; null where they do. */
export function insertion(metadata: EntityMetadata, rows: readonly Values[]): Write | null {
  if (rows.length === 0 || rows.length > mostRows) return null;
  const values: unknown[] = [];
  let form = 'insert ';
  for (const row of rows) {
    for (const column of metadata.columns) {
      const value = row[column.propertyName];
      if (value === undefined ? madeByDatabase(column) : typeof value === 'function') return null;
      form += value === undefined ? '-' : '+';
      if (value !== undefined) values.push(stored(column, value));
    }
    form += ' ';
  }
  return { text: remembered(metadata, form, () => insertText(metadata, rows)), values };
}

/** The change of some columns of the rows that meet plain conditions; null where either is more than that. */
export function change(metadata: EntityMetadata, criteria: unknown, partial: Values): Write | null {
  const conditions = conditionsOf(
    typeof criteria === 'string' ? keyOf(metadata, criteria) : (criteria as object),
  );
  if (!conditions || conditions.length === 0) return null;
  const values: unknown[] = [];
  let form = 'update ';
  for (const property in partial) {
    const value = partial[property];
    const column = metadata.findColumnWithPropertyName(property);
    if (value === undefined) continue;
    if (!column || column.isPrimary || typeof value === 'function') return null;
    form += `${property} `;
    values.push(stored(column, value));
  }
  if (values.length === 0) return null;
  if (conditions.some((condition) => !comparable(metadata, condition))) return null;
  const changed = Object.keys(partial).filter((property) => partial[property] !== undefined);
  values.push(...conditions.flatMap((condition) => condition.values));
  const text = remembered(metadata, form + formOf(conditions), () =>
    updateText(metadata, changed, conditions),
  );
  return { text, values };
}

function keyOf(metadata: EntityMetadata, id: string): Values {
  const [key, another] = metadata.primaryColumns;
  return key && !another ? { [key.propertyName]: id } : {};
}

function comparable(metadata: EntityMetadata, { property, comparison }: Condition): boolean {
  const column = metadata.findColumnWithPropertyName(property);
  return column !== undefined && !column.transformer && comparison in operators;
}

function madeByDatabase({ default: given, isGenerated }: ColumnMetadata): boolean {
  return isGenerated || (given !== undefined && given !== null);
}

function stored(column: ColumnMetadata, value: unknown): unknown {
  return column.entityMetadata.dataSource.driver.preparePersistentValue(value, column);
}

function remembered(metadata: EntityMetadata, form: string, write: () => string): string {
  const byForm = texts.get(metadata) ?? new Map<string, string>();
  texts.set(metadata, byForm);
  const text = byForm.get(form) ?? write();
  byForm.set(form, text);
  return text;
}

function insertText(metadata: EntityMetadata, rows: readonly Values[]): string {
  let place = 0;
  const columns = metadata.columns.map(({ databaseName }) => quoted(databaseName));
  const lists = rows.map((row) => {
    const values = metadata.columns.map(({ propertyName }) =>
      row[propertyName] === undefined ? 'default' : `$${++place}`,
    );
    return `(${values.join(', ')})`;
  });
  return `insert into ${quoted(metadata.tableName)} (${columns.join(', ')}) values ${lists.join(', ')}`;
}

const operators: Readonly<Record<string, (column: string, places: readonly string[]) => string>> = {
  equal: (column, [place]) => `${column} = ${place}`,
  isNull: (column) => `${column} is null`,
  isNotNull: (column) => `${column} is not null`,
  in: (column, places) => `${column} in (${places.join(', ')})`,
};

function updateText(
  metadata: EntityMetadata,
  changed: readonly string[],
  conditions: readonly Condition[],
): string {
  let place = 0;
  const column = (property: string): string =>
    quoted(metadata.findColumnWithPropertyName(property)!.databaseName);
  const sets = changed.map((property) => `${column(property)} = $${++place}`);
  const tests = conditions.map(({ property, comparison, values }) => {
    const places = values.map(() => `$${++place}`);
    return operators[comparison]!(column(property), places);
  });
  return `update ${quoted(metadata.tableName)} set ${sets.join(', ')} where ${tests.join(' and ')}`;
}

function quoted(name: string): string {
  return `"${name}"`;
}
