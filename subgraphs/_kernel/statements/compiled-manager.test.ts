import { randomUUID } from 'node:crypto';
import {
  Any,
  EntityManager,
  type EntityMetadata,
  type EntityTarget,
  type FindOptionsWhere,
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  MoreThan,
  MoreThanOrEqual,
  Not,
  type ObjectLiteral,
  type QueryRunner,
} from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { agencyDataSource, kernelEntities } from '#kernel/database.js';
import { manifests } from '../../../infra/manifests.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import { CompiledManager } from './compiled-manager.js';

type Row = Record<string, unknown>;

/** A value of the column's type; another for each serial number. Every third of those that may be empty is. */
function valueFor(column: ColumnMetadata, serial: number): unknown {
  if (column.isNullable && serial % 3 === 0) return null;
  const of = (one: (serial: number) => unknown): unknown =>
    column.isArray ? [one(serial), one(serial + 1)] : one(serial);
  switch (column.type) {
    case 'uuid':
      return of(() => randomUUID());
    case 'int':
    case 'integer':
    case 'smallint':
    case Number:
      return of((n) => n + 1);
    case 'bigint':
      return column.transformer ? serial * 1000 : String(serial * 1000);
    case 'boolean':
    case Boolean:
      return of((n) => n % 2 === 0);
    case 'date':
      return of((n) => `2025-03-0${(n % 9) + 1}`);
    case 'timestamptz':
      return of((n) => new Date(Date.UTC(2025, 2, (n % 9) + 1, 8, 30, 0, n)));
    case 'jsonb':
      return { text: `“${serial}”`, list: [serial, null, { deep: true }] };
    case 'bytea':
      return Buffer.from([serial, 0, 255]);
    case 'tsvector':
      return `'word${serial}'`;
    default:
      return of((n) => `text ${n} 测试'"\\`);
  }
}

function rowFor(metadata: EntityMetadata, serial: number): Row {
  return Object.fromEntries(
    metadata.columns
      .filter(({ isGenerated }) => !isGenerated)
      .map((column) => [column.propertyName, valueFor(column, serial)]),
  );
}

const plainTypes = new Set<unknown>([
  String,
  'text',
  'uuid',
  'int',
  'integer',
  'smallint',
  'date',
  'timestamptz',
]);

/** Questions of every plain kind about one column. */
function questionsAbout(column: ColumnMetadata, rows: readonly Row[]): FindOptionsWhere<ObjectLiteral>[] {
  const { propertyName: name, type, isArray, transformer } = column;
  const empty = [{ [name]: IsNull() }, { [name]: Not(IsNull()) }];
  const values = rows.map((row) => row[name]).filter((value) => value !== null);
  if (isArray || transformer || !plainTypes.has(type) || values.length < 2) return empty;
  const [one, another] = values;
  return [
    ...empty,
    ...[{ [name]: one }, { [name]: another }, { [name]: Not(one) }],
    ...[
      { [name]: In([one]) },
      { [name]: In([another, one]) },
      { [name]: Any([one, another]) },
      { [name]: Any([]) },
    ],
    ...[LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual].map((operator) => ({
      [name]: operator(another),
    })),
  ] as FindOptionsWhere<ObjectLiteral>[];
}

describe.each(manifests.map((manifest) => [manifest.name, manifest] as const))('%s', (_name, manifest) => {
  let database: ScratchDatabase;
  let runner: QueryRunner;
  let own: EntityManager;
  let theirs: EntityManager;

  beforeAll(async () => {
    database = await migratedDatabase(manifest);
    const dataSource = await agencyDataSource(manifest, database.url, 1).initialize();
    runner = dataSource.createQueryRunner();
    own = runner.manager;
    theirs = new EntityManager(dataSource, runner);
    // Rows of any content: what the tables refuse is tested where they are.
    await runner.query('set session_replication_role = replica');
    const checks: { table: string; name: string }[] = await runner.query(
      `select conrelid::regclass::text as table, conname as name from pg_constraint where contype = 'c' and conrelid <> 0`,
    );
    for (const { table, name } of checks)
      await runner.query(`alter table ${table} drop constraint "${name}"`);
  }, 120_000);
  afterEach(() => void vi.restoreAllMocks());
  afterAll(async () => {
    await runner?.release();
    await own?.dataSource.destroy();
    await database?.drop();
  });

  /** The kernel's once, with the first agency. */
  const entities = (): EntityMetadata[] =>
    own.dataSource.entityMetadatas.filter(
      ({ tableType, target }) =>
        tableType === 'regular' &&
        (manifest === manifests[0] || !(kernelEntities as unknown[]).includes(target)),
    );

  async function inTransaction(work: () => Promise<void>): Promise<void> {
    await runner.startTransaction();
    try {
      await work();
    } finally {
      await runner.rollbackTransaction();
    }
  }

  async function asStored({ columns, tableName }: EntityMetadata): Promise<unknown[]> {
    const kept = columns
      .filter(({ isGenerated }) => !isGenerated)
      .map(({ databaseName }) => `"${databaseName}"`);
    return runner.query(
      `select to_jsonb(t) from (select ${kept.join(', ')} from "${tableName}") t order by 1`,
    );
  }

  test('inserts what TypeORM inserts', async () => {
    for (const metadata of entities()) {
      const rows = [1, 2, 3].map((serial) => rowFor(metadata, serial));
      const stored: unknown[][] = [];
      for (const manager of [own, theirs])
        await inTransaction(async () => {
          await manager.insert(metadata.target, { ...rows[0]! });
          await manager.insert(
            metadata.target,
            rows.slice(1).map((row) => ({ ...row })),
          );
          stored.push(await asStored(metadata));
        });
      expect(stored[0], metadata.name).toHaveLength(3);
      expect(stored[0], metadata.name).toEqual(stored[1]);
    }
  });

  test('finds, counts and orders as TypeORM does, each form with other values too', async () => {
    let asked = 0;
    for (const metadata of entities()) {
      const { target } = metadata as { target: EntityTarget<ObjectLiteral> };
      const rows = [1, 2, 3, 4, 5].map((serial) => rowFor(metadata, serial));
      await inTransaction(async () => {
        await theirs.insert(target, rows);
        const order = Object.fromEntries(metadata.primaryColumns.map((key) => [key.propertyName, 'ASC']));
        const wheres = [
          ...Map.groupBy(
            metadata.columns,
            ({ type, isNullable }) => `${String(type)} ${isNullable}`,
          ).values(),
        ].flatMap(([column]) => questionsAbout(column!, rows));
        for (const where of [...wheres, wheres.slice(0, 2)]) {
          const lock = { mode: 'pessimistic_write' } as const;
          const key = Object.keys(order)[0]!;
          const ways: ((manager: EntityManager) => Promise<unknown>)[] = [
            (manager) => manager.find(target, { where, order, take: 2, lock }),
            (manager) => manager.find(target, { where, order, select: { [key]: true } }),
            async (manager) => (await manager.findBy(target, where)).length,
            (manager) => manager.findOne(target, { where, order: { [key]: 'DESC' } }),
            async (manager) => (await manager.findOneBy(target, where)) === null,
            (manager) => manager.existsBy(target, where),
            (manager) => manager.countBy(target, where),
          ];
          for (const way of [
            (manager: EntityManager) => manager.find(target, { where, order }),
            ways[asked % ways.length]!,
          ])
            expect(await way(own), `${metadata.name} ${JSON.stringify(where)}`).toEqual(await way(theirs));
          asked += 1;
        }
      });
    }
    expect(asked).toBeGreaterThan(100);
  }, 120_000);

  test('changes what TypeORM changes', async () => {
    for (const metadata of entities()) {
      const { target } = metadata as { target: EntityTarget<ObjectLiteral> };
      const rows = [1, 2, 3, 4].map((serial) => rowFor(metadata, serial));
      const others = metadata.columns.filter(({ isPrimary, isGenerated }) => !isPrimary && !isGenerated);
      if (others.length === 0 || metadata.primaryColumns.some(({ isGenerated }) => isGenerated)) continue;
      const keyOf = (row: Row): Row =>
        Object.fromEntries(
          metadata.primaryColumns.map(({ propertyName }) => [propertyName, row[propertyName]]),
        );
      const change = rowFor({ ...metadata, columns: others } as EntityMetadata, 8);
      const stored: unknown[] = [];
      for (const manager of [own, theirs])
        await inTransaction(async () => {
          await theirs.insert(target, rows);
          const one = await manager.update(target, keyOf(rows[0]!), change);
          const column = others.find(({ isNullable }) => isNullable)?.propertyName;
          const many = column
            ? await manager.update(target, { [column]: Not(IsNull()) }, { [column]: null })
            : null;
          const none = await manager.update(target, keyOf(rowFor(metadata, 9)), change);
          stored.push([one.affected, many?.affected, none.affected, await asStored(metadata)]);
        });
      expect(stored[0], metadata.name).toEqual(stored[1]);
    }
  });

  test('goes by its own way for what is plain, and by TypeORM’s for what is not', async () => {
    const [metadata] = entities();
    const { target } = metadata as { target: EntityTarget<ObjectLiteral> };
    const [key] = metadata!.primaryColumns;
    const find = vi.spyOn(EntityManager.prototype, 'find');
    const exists = vi.spyOn(EntityManager.prototype, 'existsBy');
    const value = rowFor(metadata!, 1)[key!.propertyName];
    await own.find(target, { where: { [key!.propertyName]: value } });
    await own.existsBy(target, { [key!.propertyName]: value });
    expect([find, exists].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    await own.find(target, { where: { [key!.propertyName]: value }, skip: 1 });
    expect(find).toHaveBeenCalledOnce();
    expect(own).toBeInstanceOf(CompiledManager);
  });
});
