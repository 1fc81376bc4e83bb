import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface ScratchDatabase {
  readonly name: string;
  readonly url: string;
  /** Puts a copy of another database in its place. Nobody may be connected to either. */
  overwrite(template: ScratchDatabase): Promise<void>;
  /** Removes the database, whoever is still connected to it. */
  drop(): Promise<void>;
}

/** Administrator's URL of the test cluster. */
export function adminUrl(): string {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error('TEST_POSTGRES_URL is not set: tests/kit/global-setup.ts has not run.');
  return url;
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What notes which parts of the law a test exercises (tests/kit/law-trace.ts), where that is asked for. */
function lawTrace(): (() => Promise<void>) | undefined {
  return (globalThis as Record<symbol, unknown>)[Symbol.for('wufang.law-trace')] as
    (() => Promise<void>) | undefined;
}

/** A new database for one test file: empty, or a copy of `template` (to which nobody may be connected). */
export async function scratchDatabase(purpose: string, template = 'template0'): Promise<ScratchDatabase> {
  await lawTrace()?.();
  const name = `${purpose.replaceAll(/\W/g, '_').toLowerCase()}_${randomBytes(5).toString('hex')}`;
  await asAdministrator(`create database "${name}" template "${template}"`);
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    async overwrite(template) {
      await asAdministrator(`drop database "${name}" with (force)`);
      await asAdministrator(`create database "${name}" template "${template.name}"`);
    },
    drop: () => asAdministrator(`drop database if exists "${name}" with (force)`),
  };
}
