import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import { isAgency, type AgencyName, type ProcessName } from './county/process-table.js';

type Migrate = (databaseUrl: string) => Promise<string[] | void>;
type MigrateAgency = (manifest: unknown, databaseUrl: string) => Promise<string[]>;

/** Brings one program's database up to date. Returns the names of the migrations that ran. */
export async function migrate(name: ProcessName, databaseUrl: string): Promise<string[]> {
  if (!isAgency(name)) {
    const module = await compiled<{ migrate: Migrate }>(
      name === 'gateway' ? 'gateway/migrate.js' : 'infra/identity/migrate.js',
    );
    return (await module.migrate(databaseUrl)) ?? [];
  }
  const { migrateAgency } = await compiled<{ migrateAgency: MigrateAgency }>('subgraphs/_kernel/start.js');
  const agency = await compiled<Record<string, unknown>>(`subgraphs/${name}/agency.js`);
  const manifest = agency[manifestOf(name)];
  if (manifest === undefined)
    throw new Error(`subgraphs/${name}/agency.ts does not export "${manifestOf(name)}".`);
  return migrateAgency(manifest, databaseUrl);
}

/** The manifest's name: the agency's, in camel case. */
export function manifestOf(name: AgencyName): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

async function compiled<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(join(projectRoot, 'dist', path)).href)) as T;
}
