import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '../../tests/kit/scratch-database.js';
import { migrate } from '../migrate.js';
import { type Rate, SharedThrottle } from './shared-throttle.js';

const silent = pino({ level: 'silent' });
let database: ScratchDatabase;
const pools: pg.Pool[] = [];
const gateways: SharedThrottle[] = [];

beforeAll(async () => {
  database = await scratchDatabase('throttle');
  await migrate(database.url);
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.stop();
  for (const pool of pools) await pool.end();
  await database.drop();
});

function gateway(url = database.url): SharedThrottle {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 500 });
  pool.on('error', () => undefined);
  const opened = new SharedThrottle(pool, silent);
  pools.push(pool);
  gateways.push(opened);
  return opened;
}

const rate = (points: number, seconds = 60): Rate => ({ name: 'test', points, seconds });
const one = (rate: Rate, key: string, points = 1) => [{ rate, key, points }];

async function takenBy(throttle: SharedThrottle, of: Rate, key: string, tries: number): Promise<number> {
  let taken = 0;
  for (let at = 0; at < tries; at++) if ((await throttle.take(one(of, key))) === 0) taken++;
  return taken;
}

describe('one gateway', () => {
  test('gives exactly the rate, and says how long to wait', async () => {
    const own = gateway();
    expect(await takenBy(own, rate(100), 'a', 150)).toBe(100);
    const wait = await own.take(one(rate(100), 'a'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await own.take(one(rate(100), 'b'))).toBe(0);
  });

  test('gives it to all who ask at the same time together', async () => {
    const own = gateway();
    const answers = await Promise.all(Array.from({ length: 300 }, () => own.take(one(rate(100), 'crowd'))));
    expect(answers.filter((wait) => wait === 0)).toHaveLength(100);
  });

  test('takes all of several keys or none', async () => {
    const own = gateway();
    const full = rate(10);
    await own.take(one(full, 'full', 10));
    const both = [...one(full, 'full'), ...one(rate(10), 'free', 5)];
    expect(await own.take(both)).toBeGreaterThan(0);
    expect(await takenBy(own, rate(10), 'free', 20)).toBe(10);
  });

  test('opens again when the window has ended', async () => {
    const own = gateway();
    expect(await takenBy(own, rate(5, 1), 'again', 10)).toBe(5);
    await new Promise((done) => setTimeout(done, 1100));
    expect(await takenBy(own, rate(5, 1), 'again', 10)).toBe(5);
  });

  test('keeps the rate by itself while PostgreSQL does not answer', async () => {
    const url = new URL(database.url);
    url.port = '1';
    const begun = performance.now();
    expect(await takenBy(gateway(url.href), rate(20), 'alone', 40)).toBe(20);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe('three gateways', () => {
  test('together give the rate and at most a tenth more, one after another or at once', async () => {
    const [first, second, third] = [gateway(), gateway(), gateway()];
    const counts = await Promise.all(
      [first, second, third].map((one) => takenBy(one, rate(200), 'all', 200)),
    );
    const sum = counts.reduce((total, count) => total + count, 0);
    expect(sum).toBeGreaterThanOrEqual(180);
    expect(sum).toBeLessThanOrEqual(220);
  });

  test('know what one took that has since ended', async () => {
    const own = gateway();
    expect(await takenBy(own, rate(40), 'restart', 40)).toBe(40);
    await own.stop();
    expect(await takenBy(gateway(), rate(40), 'restart', 40)).toBeLessThanOrEqual(4);
  });
});
