import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateAgency } from '#kernel/start.js';
import { type ScratchDatabase, scratchDatabase } from '../../../tests/kit/scratch-database.js';
import { union } from '../agency.js';
import { UnionLimitation1741000000000 } from './1741000000000-limitation.js';

let database: ScratchDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await scratchDatabase('union_limitation_before');
  const before = union.migrations.slice(0, union.migrations.indexOf(UnionLimitation1741000000000));
  await migrateAgency({ ...union, migrations: before }, database.url);
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

test('events the union has kept go over to the kernel, with the negotiation they came of', async () => {
  const id = '0191e0a0-0000-7000-8000-0000000000c1';
  const negotiation = '0191e0a0-0000-7000-8000-0000000000c2';
  await source.query(
    `insert into kept_limitation_event (id, case_code, organisation, negotiation_id, kind, at, evidence, recorded_on)
     values ($1, 'WF', 'O', $2, 'NEGOTIATION_FAILED', '2025-06-03', '协商记录', '2025-06-05')`,
    [id, negotiation],
  );
  await migrateAgency(union, database.url);
  expect(
    await source.query(
      'select id, source_id, kind, at::text as at, evidence, recorded_on::text as recorded from limitation_event',
    ),
  ).toEqual([
    {
      id,
      source_id: negotiation,
      kind: 'NEGOTIATION_FAILED',
      at: '2025-06-03',
      evidence: '协商记录',
      recorded: '2025-06-05',
    },
  ]);
  const [{ kept }] = await source.query(`select to_regclass('kept_limitation_event') as kept`);
  expect(kept).toBeNull();
});
