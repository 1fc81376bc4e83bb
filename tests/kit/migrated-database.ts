import { createHash } from 'node:crypto';
import pg from 'pg';
import type { AgencyManifest } from '#kernel/agency.js';
import { agencyDataSource, migrateAgency } from '#kernel/database.js';
import { adminUrl, type ScratchDatabase, scratchDatabase } from './scratch-database.js';

/**
 * A new database of an agency with every migration run: a copy of one that the first test file of this run to ask has migrated,
 * since copying costs a tenth of migrating.
 */
export async function migratedDatabase(
  manifest: AgencyManifest,
  purpose = manifest.name,
): Promise<ScratchDatabase> {
  return scratchDatabase(purpose, await templateOf(manifest));
}

async function templateOf(manifest: AgencyManifest): Promise<string> {
  const { migrations = [] } = agencyDataSource(manifest, adminUrl()).options;
  const steps = (migrations as (new () => { name?: string })[]).map((Migration) => Migration.name);
  const mark = createHash('sha256')
    .update(JSON.stringify([manifest.name, steps]))
    .digest('hex');
  const template = `template_${process.env.TEST_RUN ?? 'alone'}_${mark.slice(0, 12)}`;
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    // Another worker may want the same one at this moment.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(client, template, manifest);
  } finally {
    await client.end();
  }
  return template;
}

/** Under its name it stands once it is whole. Nobody connects to it: what somebody is connected to cannot be copied. */
async function makeTemplate(client: pg.Client, template: string, manifest: AgencyManifest): Promise<void> {
  const draft = await scratchDatabase('draft');
  await migrateAgency(manifest, draft.url);
  await client.query(`alter database "${draft.name}" allow_connections false`);
  await client.query(`alter database "${draft.name}" rename to "${template}"`);
}

/** Removes what `migratedDatabase` has made its copies of in one run. */
export async function dropTemplates(url: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [`template_${run}_`],
    );
    for (const { datname } of rows) await client.query(`drop database "${datname}" with (force)`);
  } finally {
    await client.end();
  }
}
