import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { databaseOf, processNames, type ProcessName } from '../county/process-table.js';

/** Database and role are there already, or somebody else is making them at this moment. */
const alreadyThere = new Set(['42710', '42P04', '23505']);

/**
 * Gives each program a database and a login role that owns it. Nobody but the owner may connect to it. Safe to repeat.
 * Returns one URL per program asked for.
 */
export async function ensureDatabases(
  adminUrl: string,
  passwordFile: string,
  names: readonly ProcessName[] = processNames,
): Promise<Partial<Record<ProcessName, string>>> {
  const passwords = databasePasswords(passwordFile);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const database of ['postgres', 'template1']) {
      await client.query(`revoke connect on database ${database} from public`).catch(unlessTouchedByAnother);
    }
    for (const name of names) await ensureDatabase(client, databaseOf(name), passwords[name]);
  } finally {
    await client.end();
  }
  return Object.fromEntries(names.map((name) => [name, urlFor(adminUrl, databaseOf(name), passwords[name])]));
}

async function ensureDatabase(client: pg.Client, name: string, password: string): Promise<void> {
  const secret = client.escapeLiteral(password);
  await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole`).catch(unlessThere);
  await client.query(`alter role ${name} password ${secret}`).catch(unlessTouchedByAnother);
  await client.query(`create database ${name} owner ${name}`).catch(unlessThere);
  await client.query(`revoke all on database ${name} from public`).catch(unlessTouchedByAnother);
}

function unlessThere(error: unknown): void {
  if (!alreadyThere.has((error as pg.DatabaseError).code ?? '')) throw error;
}

/** "tuple concurrently updated": a second starter is writing the same row with the same content. */
function unlessTouchedByAnother(error: unknown): void {
  if ((error as pg.DatabaseError).code !== 'XX000') throw error;
}

/** The same URLs for databases that are there already; makes and changes nothing. */
export function knownDatabases(adminUrl: string, passwordFile: string): Partial<Record<ProcessName, string>> {
  const passwords = Object.entries(databasePasswords(passwordFile)) as [ProcessName, string][];
  return Object.fromEntries(
    passwords.map(([name, password]) => [name, urlFor(adminUrl, databaseOf(name), password)]),
  );
}

function databasePasswords(file: string): Record<ProcessName, string> {
  const known = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<ProcessName, string>>)
    : {};
  const complete = Object.fromEntries(
    processNames.map((name) => [name, known[name] ?? randomBytes(24).toString('base64url')]),
  ) as Record<ProcessName, string>;
  if (processNames.some((name) => known[name] === undefined)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.draft`, JSON.stringify(complete, null, 2), { mode: 0o600 });
    renameSync(`${file}.draft`, file);
  }
  return complete;
}

function urlFor(adminUrl: string, database: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = database;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
