import pg from 'pg';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import { rowCounts } from '../../kit/row-counts.js';

/** Tables that may grow: they say that somebody asked, or what was refused; nothing of a case. */
const growing: Record<string, string> = {
  throttle: 'how often somebody came',
  look: 'looks outside the own cases are counted also where nothing is found',
  alarm: 'and too many of them tell administrators',
  exchange_alarm: 'a message that contradicts one kept before tells administrators',
  usage_record: 'so is everything that another organisation was shown',
  audit_entry: 'refused messages, looks and readings leave a link in the chain',
  inbox_message: 'a message with its sender’s true signature is kept with the receipt that refuses it',
  exchange_cursor: 'and moves the count of what this sender has said of this case',
  outbox_message: 'an alarm is told to the organisation whose people looked',
  exchange_sequence: 'and counted',
};
/** The same of the gateway and the identity program: sign-ins under way. */
const growingElsewhere = new Set(['throttle', 'session', 'issued']);

/** How many rows each table of the whole hub has. */
export async function allRowCounts(hub: BootedHub): Promise<Record<string, number>> {
  const counts = await rowCounts(hub);
  for (const name of ['gateway', 'identity']) {
    const client = new pg.Client({ connectionString: hub.databaseUrl(name as AgencyName) });
    await client.connect();
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name: table } of tables.rows) {
      const { rows } = await client.query<{ n: string }>(`select count(*) as n from "${table}"`);
      counts[`${name}.${table}`] = Number(rows[0]!.n);
    }
    await client.end();
  }
  return counts;
}

/** The tables that have more or fewer rows than before, and may not. */
export function wrongChanges(before: Record<string, number>, after: Record<string, number>): string[] {
  return Object.keys(after)
    .filter((name) => before[name] !== after[name] && !mayGrow(name))
    .map((name) => `${name}: ${before[name]} rows before, ${after[name]} after`);
}

function mayGrow(name: string): boolean {
  const [process, table] = name.split('.') as [string, string];
  return ['gateway', 'identity'].includes(process) ? growingElsewhere.has(table) : table in growing;
}
