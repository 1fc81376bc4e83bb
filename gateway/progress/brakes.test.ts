import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ScratchDatabase, scratchDatabase } from '../../tests/kit/scratch-database.js';
import { migrate } from '../migrate.js';
import { Brakes } from './brakes.js';

let database: ScratchDatabase;
let pool: pg.Pool;
let alarms: string[];
let brakes: Brakes;

beforeAll(async () => {
  database = await scratchDatabase('gateway');
  await migrate(database.url);
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  // The database is dropped with its connections.
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('delete from throttle');
  alarms = [];
  brakes = new Brakes(pool, pino({}, { write: (line: string) => void alarms.push(line) }));
});

const asks = async (address: string, times: number): Promise<number> => {
  let allowed = 0;
  for (let time = 0; time < times; time++) allowed += Number(await brakes.mayAsk(address));
  return allowed;
};
const pass = (minutes: number) =>
  pool.query('update throttle set expire = expire - $1::bigint', [minutes * 60_000]);

describe('an address', () => {
  test('asks ten times in ten minutes and sixty times a day', async () => {
    expect(await asks('192.0.2.7', 12)).toBe(10);
    expect(await asks('192.0.2.8', 1)).toBe(1);
    let allowed = 10;
    for (let round = 0; round < 10; round++) {
      await pass(11);
      allowed += await asks('192.0.2.7', 10);
    }
    expect(allowed).toBeLessThanOrEqual(60);
    await pass(24 * 60);
    expect(await asks('192.0.2.7', 1)).toBe(1);
  });

  test('of the sixth version is its whole network', async () => {
    expect(await asks('2001:db8:1:2::1', 10)).toBe(10);
    expect(await asks('2001:db8:1:2:ffff::9', 1)).toBe(0);
    expect(await asks('2001:db8:1:3::1', 1)).toBe(1);
  });
});

describe('wrong answers of all together', () => {
  test('raise an alarm at a hundred, without a word of who or what', async () => {
    for (let wrong = 0; wrong < 99; wrong++) await brakes.countWrong();
    expect(alarms).toEqual([]);
    for (let wrong = 0; wrong < 3; wrong++) await brakes.countWrong();
    expect(alarms).toHaveLength(1);
    expect(JSON.parse(alarms[0]!)).toMatchObject({ level: 50, wrong: 100 });
    expect(await asks('192.0.2.9', 1)).toBe(1);
  });

  test('shut the door at three hundred for the rest of the hour', async () => {
    for (let wrong = 0; wrong < 300; wrong++) await brakes.countWrong();
    expect(await asks('192.0.2.9', 1)).toBe(0);
    expect(alarms).toHaveLength(2);
    await pass(61);
    expect(await asks('192.0.2.9', 1)).toBe(1);
  });
});
