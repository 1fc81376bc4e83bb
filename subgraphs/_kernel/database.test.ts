import 'reflect-metadata';
import { Any, type DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { manifests } from '../../infra/manifests.js';
import { migratedDatabase } from '../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../tests/kit/scratch-database.js';
import { noteStatements, statementsDuring } from '../../tests/kit/statement-log.js';
import { agencyDataSource } from './database.js';

noteStatements();

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

test('what two people ask of one form in one turn is one statement, and each is given the own rows', async () => {
  const codes = ['A', 'B', 'C'].map((letter) => `WF-370499-U-2026-00000${letter}`);
  const file = { openedOn: '2026-03-01', division: '370499', title: '追索劳动报酬', firstDoor: true };
  const cause = { cause: 'LABOUR_DISPUTE', causeVersion: '2025' };
  const { manager } = dataSource;
  for (const caseCode of codes)
    await manager.insert(CaseFileEntity, { caseCode, organisation: 'X', ...file, ...cause });
  const ask = async (...asked: string[]) => {
    const own = dataSource.createEntityManager();
    const files = await own.find(CaseFileEntity, {
      where: { caseCode: Any(asked) },
      order: { caseCode: 'DESC' },
    });
    expect(files.every((one) => one instanceof CaseFileEntity)).toBe(true);
    return files.map(({ caseCode }) => caseCode);
  };
  const [a, b, c] = codes as [string, string, string];
  await ask(a);
  const sent = await statementsDuring(async () => {
    expect(await Promise.all([ask(a, c), ask(b), ask('none')])).toEqual([[c, a], [b], []]);
  });
  expect(sent).toHaveLength(1);
  const inTransaction = await statementsDuring(() =>
    dataSource.transaction(async (tx) => {
      await Promise.all([a, b].map((caseCode) => tx.findBy(CaseFileEntity, { caseCode: Any([caseCode]) })));
    }),
  );
  expect(inTransaction.filter(({ text }) => /^select/i.test(text))).toHaveLength(2);
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
