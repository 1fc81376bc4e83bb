import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateAgency } from '#kernel/start.js';
import { type ScratchDatabase, scratchDatabase } from '../../../tests/kit/scratch-database.js';
import { humanResources } from '../agency.js';
import { ArbitrationLimitation1741000000000 } from './1741000000000-limitation.js';

let database: ScratchDatabase;
let source: DataSource;
beforeAll(async () => {
  database = await scratchDatabase('arbitration_limitation_before');
  const { migrations } = humanResources;
  const before = migrations.slice(0, migrations.indexOf(ArbitrationLimitation1741000000000));
  await migrateAgency({ ...humanResources, migrations: before }, database.url);
  source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

test('events the arbitration has kept go over to the kernel; their stored year goes, for it is counted when shown', async () => {
  const id = '0191e0a0-0000-7000-8000-0000000000d1';
  const referral = '0191e0a0-0000-7000-8000-0000000000d2';
  await source.query(
    `insert into arbitration_limitation_event (id, case_code, organisation, kind, happened_on, source_id, evidence)
     values ($1, 'WF', 'O', 'CONSENT_WITHDRAWN', '2025-03-14', $2, '撤回调解同意的登记')`,
    [id, referral],
  );
  const limit = (recordKind: string, rule: string) =>
    source.query(
      `insert into deadline (id, case_code, organisation, record_kind, record_id, rule, starts_from, raw_end, due, provisional,
         source, calendar, length, not_statutory, history, extended_by, excluded_days)
       values (gen_random_uuid(), 'WF', 'O', $2, $1, $3, '2025-03-14', '2026-03-14', '2026-03-16', false,
         '法律', 'YR', '1年', false, '[]', '[]', 0)`,
      [id, recordKind, rule],
    );
  await limit('ArbitrationLimitationEvent', 'ARB-1');
  await limit('ArbitrationCase', 'ARB-2');
  await migrateAgency(humanResources, database.url);
  expect(
    await source.query('select id, source_id, kind, at::text as at, evidence from limitation_event'),
  ).toEqual([
    { id, source_id: referral, kind: 'CONSENT_WITHDRAWN', at: '2025-03-14', evidence: '撤回调解同意的登记' },
  ]);
  expect(await source.query('select rule from deadline')).toEqual([{ rule: 'ARB-2' }]);
  const [{ kept }] = await source.query(`select to_regclass('arbitration_limitation_event') as kept`);
  expect(kept).toBeNull();
});
