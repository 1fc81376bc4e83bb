import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { DriverUtils } from 'typeorm/driver/DriverUtils.js';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

type Row = Readonly<Record<string, unknown>>;

/** Types whose values are handed on as the connection reads them. */
const asRead = new Set<unknown>([
  ...[String, 'text', 'varchar', 'uuid', 'boolean', 'int', 'integer', 'smallint', 'jsonb', 'bytea'],
]);

/** What a column is called in the rows of a statement under the entity's own name. */
export function rowColumn({ name, dataSource }: EntityMetadata, { databaseName }: ColumnMetadata): string {
  return DriverUtils.buildAlias(dataSource.driver, undefined, name, databaseName);
}

/** Makes entities of the rows that a statement under the entity's own name answers with; of these columns alone. */
export function rowReader<Entity extends ObjectLiteral>(
  metadata: EntityMetadata,
  columns: readonly ColumnMetadata[],
): (row: Row) => Entity {
  const { driver } = metadata.dataSource;
  const fields = columns.map((column) => ({
    property: column.propertyName,
    name: rowColumn(metadata, column),
    read:
      asRead.has(column.type) && !column.transformer
        ? null
        : (value: unknown): unknown => driver.prepareHydratedValue(value, column),
  }));
  return (row) => {
    const entity = metadata.create() as Record<string, unknown>;
    for (const { property, name, read } of fields) {
      const value = row[name];
      entity[property] = read ? read(value) : value;
    }
    return entity as Entity;
  };
}
