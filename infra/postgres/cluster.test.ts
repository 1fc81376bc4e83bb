import { chmodSync, existsSync, lstatSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive } from '../liveness.js';
import { findCluster, startCluster, type Cluster } from './cluster.js';

let folder: string;
const open: Cluster[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wufang-cluster-'));
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  for (const cluster of open.splice(0)) await cluster.release();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Cluster> {
  const cluster = await startCluster({ folder, disposable: true });
  open.push(cluster);
  return cluster;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  test('starts from nothing, orders Chinese by pinyin, and stops with its last user', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    const names = "(values ('张三'), ('李四'), ('王五')) as person(name)";
    const rows = await query(first.adminUrl, `select name from ${names} order by name`);
    expect(rows).toEqual([{ name: '李四' }, { name: '王五' }, { name: '张三' }]);

    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port });
    open.length = 0;
    await first.release();
    expect(await findCluster(folder)).toMatchObject({ pid: first.pid });
    await second.release();
    expect(isAlive(first.pid, 'postgres')).toBe(false);
    expect(await findCluster(folder)).toBeNull();
  });

  test('keeps its data over kill -9, and starts again at once', async () => {
    const first = await start();
    await query(first.adminUrl, 'create table kept (word text)');
    await query(first.adminUrl, "insert into kept values ('留存')");
    process.kill(first.pid, 'SIGKILL');
    while (isAlive(first.pid, 'postgres')) await sleep(5);

    const again = await start();
    expect(again.pid).not.toBe(first.pid);
    expect(await query(again.adminUrl, 'select word from kept')).toEqual([{ word: '留存' }]);
  });

  test('is started once by starters that race', async () => {
    const clusters = await Promise.all([start(), start(), start()]);
    expect(new Set(clusters.map(({ pid }) => pid)).size).toBe(1);
    expect(clusters.filter(({ adopted }) => !adopted)).toHaveLength(1);
  });

  test('lets nobody in without the password', async () => {
    const { port } = await start();
    const socket = `?host=${encodeURIComponent(join(realpathSync(join(folder, 'cluster')), 'socket'))}`;
    for (const way of ['', socket])
      await expect(
        query(`postgres://wufang_admin:guess@127.0.0.1:${port}/postgres${way}`, 'select 1'),
      ).rejects.toThrow(/password authentication failed/);
  });

  const from = 'select client_addr::text as from from pg_stat_activity where pid = pg_backend_pid()';

  test('is asked over its socket, and over TCP as well', async () => {
    const { adminUrl } = await start();
    expect(await query(adminUrl, from)).toEqual([{ from: null }]);
    expect((await findCluster(folder))?.adminUrl).toBe(adminUrl);
    const overTcp = new URL(adminUrl);
    overTcp.search = '';
    expect(await query(overTcp.href, from)).toEqual([{ from: '127.0.0.1/32' }]);
  });

  test('is asked over TCP where the path of a socket would be too long', async () => {
    const long = join(folder, 'x'.repeat(90));
    const cluster = await startCluster({ folder: long, disposable: true });
    open.push(cluster);
    expect(await query(cluster.adminUrl, from)).toEqual([{ from: '127.0.0.1/32' }]);
  });

  test.skipIf(process.getuid?.() !== 0)('runs for root below a folder closed to others', async () => {
    chmodSync(folder, 0o700);
    const cluster = await start();
    expect(lstatSync(join(folder, 'cluster')).isSymbolicLink()).toBe(true);
    expect(realpathSync(join(folder, 'cluster', 'data'))).toBe(cluster.dataFolder);
    expect(await query(cluster.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    open.length = 0;
    await cluster.release();
    rmSync(dirname(cluster.dataFolder), { recursive: true });
    expect(existsSync(cluster.dataFolder)).toBe(false);
  });
});
