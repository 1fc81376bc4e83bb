import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Texts beyond this many are not the few that come by the thousand: they are sent as they are. */
const mostNames = 500;

const names = new Map<string, string>();
const prepares = new WeakSet<PoolClient>();

/** The same few statements come by the thousand: the server parses and plans each once on a connection. */
export function prepareStatements(dataSource: DataSource): void {
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  pool.on('acquire', prepareOnce);
}

function prepareOnce(client: PoolClient): void {
  if (prepares.has(client)) return;
  prepares.add(client);
  const ask = client.query.bind(client) as (...question: unknown[]) => unknown;
  const prepared = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null;
    return name === null ? ask(text, values, ...rest) : ask({ name, text, values }, ...rest);
  };
  client.query = prepared as typeof client.query;
}

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return null;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
