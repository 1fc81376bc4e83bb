import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { agencyDataSource } from '#kernel/database.js';
import { court } from '../../../infra/county/organisations.js';
import { manifests } from '../../../infra/manifests.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import { type Looks, UsageWriter } from './usage-writer.js';

let database: ScratchDatabase;
let dataSource: DataSource;
let writer: UsageWriter;
beforeAll(async () => {
  const manifest = manifests.find(({ name }) => name === 'union')!;
  database = await migratedDatabase(manifest);
  dataSource = await agencyDataSource(manifest, database.url).initialize();
  await dataSource.query(`create table looks_of_one_statement (looks integer);
    create function count_looks() returns trigger language plpgsql as
      'begin insert into looks_of_one_statement select count(*) from written; return null; end';
    create trigger count_looks after insert on usage_record referencing new table as written
      for each statement execute function count_looks()`);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(() => {
  writer = new UsageWriter(dataSource);
});
afterEach(() => dataSource.query('truncate usage_record, staff_member, looks_of_one_statement'));

function looks(reader: string, caseCode: string, name = '样例'): Looks {
  const { code: organisation, agency } = court;
  return {
    reader: { id: reader, organisation, name },
    uses: [
      {
        ...{ at: new Date('2026-03-01T09:00:00+08:00'), what: 'CLAIM PARTY_NAME', caseCode },
        ...{ readerId: reader, readerAgency: agency, readerOrganisation: organisation },
        ...{ delegateId: null, reason: null, caseNumber: null },
      },
    ],
  };
}

const recorded = () =>
  dataSource.query<object[]>(
    'select reader_id as reader, case_code as "caseCode", what from usage_record order by id',
  );
const names = () =>
  dataSource.query<object[]>('select id, name from staff_member where organisation = $1 order by id', [
    court.code,
  ]);
const statements = async () =>
  (
    await dataSource.query<{ looks: number }[]>('select looks from looks_of_one_statement where looks > 0')
  ).map((one) => one.looks);

test('keeps every look, and the name of whoever looked', async () => {
  await Promise.all([
    writer.keep(looks('a', 'A')),
    writer.keep(looks('b', 'B')),
    writer.keep(looks('a', 'B')),
  ]);
  const what = 'CLAIM PARTY_NAME';
  expect(await recorded()).toEqual([
    { reader: 'a', caseCode: 'A', what },
    { reader: 'b', caseCode: 'B', what },
    { reader: 'a', caseCode: 'B', what },
  ]);
  expect(await names()).toEqual([
    { id: 'a', name: '样例' },
    { id: 'b', name: '样例' },
  ]);
});

test('a look is committed when it is said to be kept', async () => {
  for (const caseCode of ['A', 'B', 'C']) {
    await writer.keep(looks('a', caseCode));
    expect((await recorded()).at(-1)).toMatchObject({ caseCode });
  }
});

test('what comes while others are being written goes together in the next statement', async () => {
  const first = writer.keep(looks('a', 'A'));
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([first, ...['B', 'C', 'D'].map((caseCode) => writer.keep(looks('a', caseCode)))]);
  expect(await statements()).toEqual([1, 3]);
});

test('one that cannot be written fails alone', async () => {
  const impossible = looks('b', 'B\u0000');
  const outcomes = await Promise.allSettled(
    [looks('a', 'A'), impossible, looks('c', 'C')].map((one) => writer.keep(one)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await recorded()).toMatchObject([{ reader: 'a' }, { reader: 'c' }]);
});

test('a new name is kept in the place of the old one, and a known one is not written again', async () => {
  await writer.keep(looks('a', 'A'));
  await writer.keep(looks('a', 'A', '样例二'));
  expect(await names()).toEqual([{ id: 'a', name: '样例二' }]);
  await dataSource.query('truncate staff_member');
  await writer.keep(looks('a', 'A', '样例二'));
  expect(await names()).toEqual([]);
});

test('without its database it keeps nothing and says so', async () => {
  const { manager } = dataSource;
  await manager.query('alter table usage_record rename to usage_record_away');
  await expect(writer.keep(looks('a', 'A'))).rejects.toThrow('usage_record');
  await manager.query('alter table usage_record_away rename to usage_record');
  await writer.keep(looks('a', 'B'));
  expect(await recorded()).toMatchObject([{ caseCode: 'B' }]);
});
