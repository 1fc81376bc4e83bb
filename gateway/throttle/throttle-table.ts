import type pg from 'pg';

/** Points taken of one key; its window begins with the first of them, by the clock of PostgreSQL. */
export interface CountedWindow {
  key: string;
  points: number;
  seconds: number;
}

export interface SharedWindow {
  key: string;
  /** Taken by all gateways in the window. */
  points: number;
  /** Until the window ends. */
  milliseconds: number;
}

const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

// Keys in one order, so that two gateways do not wait for each other's rows in a circle.
const add = `
  insert into throttle as known (key, points, expire)
  select key, points, ${now} + seconds * 1000
    from unnest($1::text[], $2::integer[], $3::integer[]) as taken (key, points, seconds) order by key
  on conflict (key) do update set
    points = case when known.expire <= ${now} then excluded.points else known.points + excluded.points end,
    expire = case when known.expire <= ${now} then excluded.expire else known.expire end
  returning key, points, (expire - ${now})::integer as milliseconds`;

export async function addTaken(pool: pg.Pool, taken: readonly CountedWindow[]): Promise<SharedWindow[]> {
  const column = <Name extends keyof CountedWindow>(name: Name) => taken.map((window) => window[name]);
  const values = [column('key'), column('points'), column('seconds')];
  const { rows } = await pool.query<SharedWindow>({ name: 'add-taken', text: add, values });
  return rows;
}

/** Removes the windows that have ended. */
export async function forgetEnded(pool: pg.Pool): Promise<void> {
  await pool.query(`delete from throttle where expire <= ${now}`);
}
