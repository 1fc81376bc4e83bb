import { agencyNames } from '../../infra/county/process-table.js';
import type { BootedHub } from './boot-hub.js';

/** What agencies note by themselves, whoever asks them what: marks every minute, and by what name who asks is known. */
const byThemselves = `'exchange_mark', 'reconciliation', 'staff_member'`;

/** How many rows stand in every table of every agency; two equal snapshots mean that nothing was written. */
export async function rowCounts(hub: BootedHub): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of agencyNames) {
    const { dataSource } = hub.agency(name).agency;
    const tables = await dataSource.query<{ table_name: string }[]>(
      `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
         and table_name not in (${byThemselves}) order by 1`,
    );
    for (const { table_name: table } of tables) {
      const [row] = await dataSource.query<{ n: string }[]>(`select count(*) as n from "${table}"`);
      counts[`${name}.${table}`] = Number(row?.n);
    }
  }
  return counts;
}
