import type pg from 'pg';
import type { AgencyName } from '../county/process-table.js';

/** The first words of every invented name, and the mark in every invented credit code. */
const invented = `(kind = 'PERSON' and name ~ '^(测试|样例|.样)' and (id_number is null or id_number ~ '^[0-9]{4}99'))
  or (kind = 'EMPLOYER' and name ~ '^(虚构|测试|样例)' and (credit_code is null or credit_code ~ 'FAKE'))`;

/** Refuses where somebody's real data may lie: one party that is not invented is enough. */
export async function permitInventedAlone(
  clients: ReadonlyMap<AgencyName, pg.Client>,
  mode: 'development' | 'production',
): Promise<void> {
  if (mode !== 'development')
    throw new Error('An archive of invented cases is loaded in development mode alone.');
  for (const [name, client] of clients) {
    if (name === 'docket') continue;
    const { rows } = await client.query(`select 1 from party where not coalesce(${invented}, false) limit 1`);
    if (rows.length > 0)
      throw new Error(`The database of ${name} holds parties that are not invented: nothing is loaded.`);
  }
}
