import pg from 'pg';

/** One change of a database's shape. Forward only: a new step is added at the end, none is changed. */
export interface Step {
  name: string;
  sql: string;
}

/** Takes the steps a database has not yet taken, all or none. Returns their names. */
export async function applySteps(databaseUrl: string, steps: readonly Step[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('migration'))`);
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const done = new Set(rows.map(({ name }) => name));
    const open = steps.filter(({ name }) => !done.has(name));
    for (const { name, sql } of open) {
      await client.query(sql);
      await client.query('insert into migration (name) values ($1)', [name]);
    }
    await client.query('commit');
    return open.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
