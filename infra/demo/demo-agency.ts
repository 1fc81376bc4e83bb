import type { Agency, AgencyManifest } from '#kernel/agency.js';
import type { Clock } from '#kernel/clock/clock.js';
import { shortQuestions } from '#kernel/database.js';
import { openAgency } from '#kernel/start.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { AgencyName } from '../county/process-table.js';
import type { AddressBookFiles } from '../keys/address-book-file.js';
import { keyFolderOf } from '../keys/development-keys.js';

/** Where the demo's agencies find what is theirs. */
export interface DemoPlaces {
  readonly databases: Record<AgencyName, string>;
  readonly keys: string;
  readonly book: AddressBookFiles;
}

/** Opens an agency without its doors. */
export async function openDemoAgency(
  manifest: AgencyManifest,
  { databases, keys, book }: DemoPlaces,
): Promise<Agency> {
  const name = manifest.name as AgencyName;
  return openAgency(manifest, {
    databaseUrl: hasty(databases[name]),
    keysDir: keyFolderOf(keys, name),
    ...{ addressBook: book.book, addressBookKey: book.publicKey, adjustableClock: false, logLevel: 'error' },
  });
}

export function stopped(at: Date): Clock {
  return { now: () => at, today: () => localDateOf(at) };
}

/** A crash while the demo is made costs only the demo: its commits need not wait for the disk. */
function hasty(url: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `${shortQuestions} -c synchronous_commit=off`);
  return changed.href;
}
