import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '../../../tests/kit/scratch-database.js';
import { SharedLines } from './shared-lines.js';

let database: ScratchDatabase;
let pool: pg.Pool;
let lines: SharedLines;
beforeAll(async () => {
  database = await scratchDatabase('lines');
});
afterAll(() => database?.drop());
beforeEach(() => {
  pool = new pg.Pool({ connectionString: database.url, max: 6, pipeline: true });
  // A pool whose idle connection breaks says so; here they are broken on purpose.
  pool.on('error', () => undefined);
  lines = new SharedLines(() => pool);
});
// Ends only when every connection has been given back.
afterEach(() => pool.end());

async function ask(text: string): Promise<unknown> {
  const { rows } = await lines.ask({ text, values: [] });
  return Object.values(rows[0] ?? {})[0];
}

const whoAnswers = 'select pg_backend_pid()';

test('what is asked in one turn goes over one connection', async () => {
  const pids = await Promise.all(Array.from({ length: 20 }, () => ask(whoAnswers)));
  expect(new Set(pids).size).toBe(1);
  expect(pool.totalCount).toBe(1);
});

test('a slow question holds up none of the next turn', async () => {
  const slow = ask('select pg_sleep(1)');
  await pause(60);
  const begun = performance.now();
  await Promise.all([ask(whoAnswers), ask(whoAnswers)]);
  expect(performance.now() - begun).toBeLessThan(600);
  await slow;
  expect(pool.totalCount).toBe(2);
});

test('a question that fails fails alone', async () => {
  const outcomes = await Promise.allSettled([
    ask('select 1'),
    ask('select 1/0'),
    ask('nonsense'),
    ask('select 4'),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
});

test('a lost connection fails what is under way on it, and the next question has another', async () => {
  const pid = await ask(whoAnswers);
  const under = Promise.allSettled([ask('select pg_sleep(20)'), ask('select 2')]);
  await pause(50);
  const another = new pg.Client(database.url);
  await another.connect();
  await another.query('select pg_terminate_backend($1)', [pid]);
  await another.end();
  expect((await under).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask('select 3')).toBe(3);
});

test('a database that cannot be reached is said to whoever asks, and asked again', async () => {
  const real = pool.connect.bind(pool);
  pool.connect = (() => Promise.reject(new Error('no way'))) as typeof pool.connect;
  expect((await Promise.allSettled([ask('select 1'), ask('select 2')])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  pool.connect = real;
  expect(await ask('select 3')).toBe(3);
});

test('connections are given back when nothing is asked', async () => {
  await Promise.all([ask('select 1'), ask('select 2')]);
  await pause(20);
  expect([pool.totalCount, pool.idleCount]).toEqual([1, 1]);
});
