import type { Agency } from '#kernel/agency.js';

/** For every table of an agency how many rows stand in it, and a digest of all that they say. */
export type Tables = Record<string, string>;

export async function tablesOf({ dataSource }: Agency): Promise<Tables> {
  const names = await dataSource.query<{ name: string }[]>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const each = names.map(
    ({ name }) => `select '${name}' as name,
      count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as said from "${name}" t`,
  );
  const rows = await dataSource.query<{ name: string; said: string }[]>(each.join(' union all '));
  return Object.fromEntries(rows.map(({ name, said }) => [name, said]));
}

/** The tables in which anything was written between two looks. */
export function changedTables(before: Tables, after: Tables): string[] {
  return Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name]);
}
