import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifests } from '../../infra/manifests.js';
import { migratedDatabase } from '../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../tests/kit/scratch-database.js';
import { agencyDataSource } from './database.js';

let database: ScratchDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  const [manifest] = manifests;
  database = await migratedDatabase(manifest!);
  dataSource = await agencyDataSource(manifest!, database.url).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

test('a question is answered by one process of the database, and ends in time', async () => {
  const settings = ['max_parallel_workers_per_gather', 'jit', 'statement_timeout'];
  const rows = await dataSource.query<{ name: string; setting: string }[]>(
    'select name, setting from pg_settings where name = any($1)',
    [settings],
  );
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
    ...{ max_parallel_workers_per_gather: '0', jit: 'off', statement_timeout: '30000' },
  });
});
