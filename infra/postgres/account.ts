import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The system account the server runs as. PostgreSQL refuses uid 0, so that root lends it "nobody". */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export const lentAccount: Account | null = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;

/** Root's own place for what "nobody" must reach while the project lies in a folder closed to others. */
const openPlace = '/var/lib/wufang';

export function enterableByOthers(path: string): boolean {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Creates a folder with every missing parent readable by others: a recursive mkdir would give all of them one mode. */
export function openFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  return path;
}

/** A folder under the open place, named after the one it stands in for. */
export function standInFor(path: string, purpose: string): string {
  const folder = join(
    openPlace,
    `${purpose}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`,
  );
  openFolder(folder);
  if (statSync(folder).uid !== 0 || !enterableByOthers(folder)) {
    throw new Error(
      `PostgreSQL cannot run as root, and another account cannot enter ${path}. ` +
        `Neither can it use ${folder}. Set WUFANG_HOME to a folder that others may enter.`,
    );
  }
  return folder;
}

/**
 * The folder that holds the cluster: `<folder>/cluster`. Where the lent account cannot enter it, `<folder>/cluster` is a
 * link to a folder it can, so that the data are still found from the project.
 */
export function placeOfCluster(folder: string): string {
  const link = join(folder, 'cluster');
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return realTarget(link);
  if (lentAccount === null || enterableByOthers(folder)) return openFolder(link);
  const place = standInFor(folder, 'data');
  symlinkSync(place, link);
  return place;
}

function realTarget(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    throw new Error(
      `${link} points to a folder that is gone. Remove the link to begin with an empty database.`,
    );
  }
}

export function giveTo(account: Account | null, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}
