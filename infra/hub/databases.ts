import { join } from 'node:path';
import {
  databaseVariableOf,
  forEachProcess,
  processNames,
  type ProcessName,
} from '../county/process-table.js';
import type { Home } from '../home.js';
import { startCluster, type Cluster } from '../postgres/cluster.js';
import { ensureDatabases } from '../postgres/databases.js';

export type DatabaseUrls = Record<ProcessName, string>;

/** Programs whose database the environment does not name. */
export function embeddedPrograms(environment = process.env): ProcessName[] {
  return processNames.filter((name) => !environment[databaseVariableOf(name)]);
}

export async function openCluster(home: Home): Promise<Cluster | null> {
  return embeddedPrograms().length === 0 ? null : startCluster({ folder: home.postgres });
}

/** The environment's own databases as they are; a database and a role in the embedded cluster for the others. */
export async function databaseUrls(home: Home, cluster: Cluster | null): Promise<DatabaseUrls> {
  const embedded = cluster
    ? await ensureDatabases(cluster.adminUrl, join(home.keys, 'database-passwords.json'), embeddedPrograms())
    : {};
  return forEachProcess((name) => process.env[databaseVariableOf(name)] || (embedded[name] ?? ''));
}

/** The addresses as the environment of a program names them. */
export function databaseVariables(urls: DatabaseUrls): Record<string, string> {
  return Object.fromEntries(processNames.map((name) => [databaseVariableOf(name), urls[name]]));
}
