import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCluster, type Cluster } from './cluster.js';
import { ensureDatabases } from './databases.js';

let folder: string;
let passwordFile: string;
let cluster: Cluster;
let urls: Awaited<ReturnType<typeof ensureDatabases>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wufang-databases-'));
  chmodSync(folder, 0o755);
  cluster = await startCluster({ folder: join(folder, 'postgres'), disposable: true });
  passwordFile = join(folder, 'database-passwords.json');
  urls = await ensureDatabases(cluster.adminUrl, passwordFile, ['union', 'court']);
});

afterAll(async () => {
  await cluster.release();
  rmSync(folder, { recursive: true });
});

async function run(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function redirected(url: string | undefined, database: string): string {
  const other = new URL(url ?? '');
  other.pathname = `/${database}`;
  return other.href;
}

describe('an agency’s database', () => {
  test('belongs to the agency’s own role, which may build tables in it', async () => {
    const [row] = await run(urls.union ?? '', 'select current_user as who, current_database() as place');
    expect(row).toEqual({ who: 'wufang_union', place: 'wufang_union' });
    await run(urls.union ?? '', 'create table own (id int); drop table own');
  });

  test.each(['wufang_court', 'postgres', 'template1'])(
    'does not let the union’s role into %s',
    async (database) => {
      await expect(run(redirected(urls.union, database), 'select 1')).rejects.toThrow(
        /permission denied for database/,
      );
    },
  );

  test('does not let the court’s role into the union’s', async () => {
    await expect(run(redirected(urls.court, 'wufang_union'), 'select 1')).rejects.toThrow(
      /permission denied/,
    );
  });

  test('belongs to a role that can neither create databases nor roles', async () => {
    await expect(run(urls.union ?? '', 'create database more')).rejects.toThrow(/permission denied/);
    await expect(run(urls.union ?? '', 'create role more')).rejects.toThrow(/permission denied/);
  });

  test('keeps its password, readable by the owner of the file alone', async () => {
    const before = readFileSync(passwordFile, 'utf8');
    expect(await ensureDatabases(cluster.adminUrl, passwordFile, ['union', 'court'])).toEqual(urls);
    expect(readFileSync(passwordFile, 'utf8')).toBe(before);
    expect(statSync(passwordFile).mode & 0o777).toBe(0o600);
  });

  test('is made once by two starters that race', async () => {
    const both = [0, 1].map(() => ensureDatabases(cluster.adminUrl, passwordFile, ['justice', 'docket']));
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
  });
});
