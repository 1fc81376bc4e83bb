import pg from 'pg';
import type { AgencyName } from '../../../infra/county/process-table.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import type { SentStatement } from '../../kit/statement-log.js';
import type { SmallCounty } from './small-county.js';

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/** What one statement reads: pages of eight kilobytes, in memory or not. */
export interface Touched {
  readonly text: string;
  readonly pages: number;
}

/** Runs statements again and counts the pages that each of them reads. */
export async function pagesTouched(
  county: SmallCounty,
  statements: readonly SentStatement[],
): Promise<Touched[]> {
  const clients = new Map<string, pg.Client>();
  for (const name of agencyNames) await open(county, name, clients);
  const touched: Touched[] = [];
  try {
    for (const { database, text, values } of statements) {
      if (!/^\s*(select|with)/i.test(text)) continue;
      const client = clients.get(database)!;
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
        `explain (analyze, buffers, format json) ${text}`,
        [...values],
      );
      const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
      touched.push({ text, pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] });
    }
    return touched;
  } finally {
    for (const client of clients.values()) await client.end();
  }
}

async function open(county: SmallCounty, name: AgencyName, clients: Map<string, pg.Client>): Promise<void> {
  const client = new pg.Client({ connectionString: county.databaseUrl(name) });
  await client.connect();
  clients.set(client.database!, client);
}
